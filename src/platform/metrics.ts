// Counters, gauges and histograms of this process, for Prometheus.
import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

const PREFIX = 'motcua_';

/** What Node tells of the process. Watched once: who watches is never let go, with all that he holds (prom-client 15). */
const OF_PROCESS = new Registry();
collectDefaultMetrics({ register: OF_PROCESS });

/** One registry an application. Names are given without the `motcua_` they are published with. */
@Injectable()
export class Metrics {
  private readonly registry = new Registry();
  private readonly requests: Histogram<'method' | 'route' | 'status'>;

  constructor() {
    this.requests = this.histogram('http_request_seconds', 'Time to answer, by route pattern', [
      'method',
      'route',
      'status',
    ]);
  }

  /** All of them as Prometheus reads them, those of the process among them. */
  read(): Promise<string> {
    return Registry.merge([OF_PROCESS, this.registry]).metrics();
  }

  /** @param route the pattern (`/api/v1/dossiers/:id`), never the address asked for */
  observeRequest(method: string, route: string, status: number, seconds: number): void {
    this.requests.observe({ method, route, status: String(status) }, seconds);
  }

  counter<Label extends string>(
    name: string,
    help: string,
    labelNames: readonly Label[] = [],
  ): Counter<Label> {
    return new Counter({ name: PREFIX + name, help, labelNames, registers: [this.registry] });
  }

  /** @param buckets upper bounds in the unit of the name; from 5 ms to 10 s when absent */
  histogram<Label extends string>(
    name: string,
    help: string,
    labelNames: readonly Label[] = [],
    buckets: number[] = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
  ): Histogram<Label> {
    return new Histogram({ name: PREFIX + name, help, labelNames, buckets, registers: [this.registry] });
  }

  /** A number read when Prometheus asks. A failing `read` leaves the last value. */
  gauge(name: string, help: string, read: () => number | Promise<number>): void {
    const gauge = new Gauge({
      name: PREFIX + name,
      help,
      registers: [this.registry],
      collect: async () => {
        try {
          gauge.set(await read());
        } catch {
          // The readiness check tells that the source is gone.
        }
      },
    });
  }

  /** As `gauge`, one value for each of a label's. */
  gaugeOf<Label extends string>(
    name: string,
    help: string,
    label: Label,
    read: () => Promise<readonly (readonly [of: string, value: number])[]>,
  ): void {
    const gauge: Gauge<Label> = new Gauge({
      name: PREFIX + name,
      help,
      labelNames: [label],
      registers: [this.registry],
      collect: async () => {
        for (const [of, value] of await read())
          gauge.set({ [label]: of } as Partial<Record<Label, string>>, value);
      },
    });
  }
}
