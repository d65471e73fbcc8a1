// The style of the citizen's pages: large, calm, and nothing that an old telephone would have to wait for.
export const STYLE = `
*{box-sizing:border-box}
body{margin:0;background:#f6f4f1;color:#1c2530;font:18px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
header{display:flex;justify-content:space-between;align-items:center;gap:1rem;padding:.75rem 1rem;background:#8f1d21;color:#fff}
header a{color:#fff;padding:.25rem}
.name{font-size:1.35rem;font-weight:600;text-decoration:none}
main{max-width:42rem;margin:0 auto;padding:1rem 1rem 3rem;overflow-wrap:anywhere}
h1{font-size:1.6rem;line-height:1.25;margin:1rem 0}
.over{display:block;font-size:1rem;font-weight:400;color:#4a5560}
h2{font-size:1.2rem;margin:1.75rem 0 .5rem}
a{color:#1f4f85}
label{display:block;font-weight:600;margin-top:1rem}
.hint{color:#4a5560;font-size:.9rem;margin:0}
input,select,textarea{display:block;width:100%;max-width:24rem;font:inherit;padding:.6rem .7rem;margin-top:.25rem;border:2px solid #1c2530;border-radius:4px;background:#fff;color:inherit}
textarea{max-width:none;min-height:10rem}
#secret{max-width:10rem;letter-spacing:.25em}
.act{margin:.5rem 0}
button{font:inherit;font-weight:600;margin-top:1.5rem;padding:.7rem 1.6rem;border:0;border-radius:4px;background:#8f1d21;color:#fff}
button.second{background:#fff;color:#8f1d21;border:2px solid #8f1d21;margin-top:.5rem;padding:.6rem 1rem}
:focus-visible{outline:3px solid #1f4f85;outline-offset:2px}
.wrong{color:#a01c20;font-weight:600;margin:.25rem 0 0}
[aria-invalid]{border-color:#a01c20}
button.small{margin:0 0 0 .5rem;padding:.1rem .6rem;min-width:2.5rem;min-height:2.5rem;background:#fff;color:#8f1d21;border:2px solid #8f1d21}
.choices{list-style:none;padding:0}
.choices li{padding:.75rem 0;border-bottom:1px solid #ddd6cd}
.choices .hint{display:block}
fieldset{border:0;border-left:4px solid #c9c2b8;margin:1.5rem 0;padding:0 0 0 1rem;min-width:0}
legend{font-weight:600;padding:0}
.mark{display:flex;align-items:center;gap:.75rem;min-height:2.75rem}
.mark input{width:1.5rem;height:1.5rem;margin:0;flex:none}
.mark label{font-weight:400;margin:0;flex:1;padding:.5rem 0}
.table{overflow-x:auto}
table{border-collapse:collapse;width:100%;background:#fff}
caption{text-align:left;font-size:.9rem;color:#4a5560;padding:.25rem 0}
th,td{border:1px solid #ddd6cd;padding:.4rem .6rem;text-align:right;vertical-align:top;overflow-wrap:normal}
td{white-space:nowrap}
th:first-child{text-align:left;font-weight:500;min-width:9rem}
thead th{background:#efebe5;font-weight:600}
.paper{border-left:4px solid #c9c2b8;padding-left:1rem;margin-top:1rem}
.files{list-style:none;padding:0;margin:.25rem 0}
dd p{margin:0}
.problem,.note{border-left:5px solid #a01c20;background:#fbe9e8;padding:.75rem 1rem}
.note{border-color:#1f4f85;background:#eef3f9}
.next{font-size:1.05rem}
.band{display:flex;align-items:center;gap:.75rem;padding:1rem;border-radius:6px;font-size:1.25rem;font-weight:600;background:#e6eef7}
.band svg{flex:none;fill:none;stroke:currentColor;stroke-width:2;border:2px solid;border-radius:50%;padding:3px}
.band strong,.band small{display:block}
.band small{font-size:.9rem;font-weight:400}
.band.act{background:#fdf1d6;color:#5c3b00}
.band.ended{background:#e9e6e1;color:#1c2530}
.band.done{background:#e0f1e6;color:#124f2f}
.band.late{background:#fbe3e2;color:#8a1317}
dl{display:grid;grid-template-columns:minmax(7rem,max-content) 1fr;gap:.4rem 1.25rem;margin:1.5rem 0;padding:1rem;background:#fff;border:1px solid #ddd6cd;border-radius:6px}
address{font-style:normal}
.hours{margin-top:.25rem}
dt{color:#4a5560}
dd{margin:0;font-weight:500}
.steps{list-style:none;padding:0;margin:0}
.steps li{border-left:4px solid #c9c2b8;padding:.35rem 0 .35rem 1rem;color:#4a5560}
.steps .stepDone{border-color:#2f7a50;color:#1c2530}
.steps .stepNow{border-color:#8f1d21;font-weight:600;color:#1c2530}
@media(max-width:30rem){table{font-size:.8rem}th,td{padding:.3rem}th:first-child{min-width:6.5rem}dl{grid-template-columns:1fr;gap:0}dd{margin-bottom:.6rem}}
@media print{header,form,main>.again{display:none}body{background:#fff}}
`.trim();
