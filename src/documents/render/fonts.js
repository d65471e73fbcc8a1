// Which fonts forms are set in, in the order in which they are asked. Plain JavaScript, as the thread that uses it.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const { resolve } = createRequire(import.meta.url);
const UPRIGHT = ['400Regular', '700Bold'];
const ALL_FACES = [...UPRIGHT, '400Regular_Italic', '700Bold_Italic'];

const google = (name, packageName, faces = UPRIGHT) => ({
  name,
  files: faces.map((face) =>
    resolve(`@expo-google-fonts/${packageName}/${face}/${name.replaceAll(' ', '')}_${face}.ttf`),
  ),
});
const cjk = (name, packageName, file) => {
  const folder = join(dirname(resolve(packageName)), '..', 'fonts');
  return { name, files: ['Regular', 'Bold'].map((face) => join(folder, `${file}-${face}.otf`)) };
};

/**
 * Times as the circulars ask, then Noto by script: those of peoples of Viet Nam and of whoever comes from elsewhere.
 * Chinese before Korean, so that a Chinese name is not set in two fonts. Only files that a text needs are read.
 */
export const FAMILIES = [
  google('Tinos', 'tinos', ALL_FACES),
  google('Noto Sans', 'noto-sans', ALL_FACES),
  google('Noto Sans Tai Viet', 'noto-sans-tai-viet', ['400Regular']),
  google('Noto Sans Cham', 'noto-sans-cham'),
  google('Noto Sans Khmer', 'noto-sans-khmer'),
  google('Noto Sans Lao', 'noto-sans-lao'),
  google('Noto Sans Thai', 'noto-sans-thai'),
  google('Noto Sans Myanmar', 'noto-sans-myanmar'),
  google('Noto Sans Devanagari', 'noto-sans-devanagari'),
  google('Noto Sans Arabic', 'noto-sans-arabic'),
  google('Noto Sans Hebrew', 'noto-sans-hebrew'),
  google('Noto Sans Symbols', 'noto-sans-symbols'),
  google('Noto Sans Symbols 2', 'noto-sans-symbols-2', ['400Regular']),
  google('Noto Sans Math', 'noto-sans-math', ['400Regular']),
  cjk('Noto Sans S Chinese', '@embedpdf/fonts-sc', 'NotoSansHans'),
  cjk('Noto Sans Korean', '@embedpdf/fonts-kr', 'NotoSansKR'),
  google('Noto Emoji', 'noto-emoji'),
];
