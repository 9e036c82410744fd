import { setTimeout as sleep } from 'node:timers/promises';

/** A metric as it was scraped. */
export interface ScrapedMetric {
  readonly type: string;
  readonly help: string;
  readonly samples: readonly Sample[];
}

/** One time series, which for a histogram has a suffix to the name of the metric. */
export interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** What a scrape of a gateway has given, by the names of the metrics. */
export class Scrape {
  readonly text: string;
  readonly metrics: ReadonlyMap<string, ScrapedMetric>;

  constructor(text: string) {
    this.text = text;
    this.metrics = parse(text);
  }

  static async of({ metricsUrl }: { readonly metricsUrl: string | null }): Promise<Scrape> {
    if (metricsUrl === null) throw new Error('The gateway has no metrics.');
    const response = await fetch(metricsUrl);
    if (response.status !== 200) throw new Error(`The metrics were answered with ${response.status}.`);
    return new Scrape(await response.text());
  }

  /** All time series. */
  get samples(): readonly Sample[] {
    return [...this.metrics.values()].flatMap(({ samples }) => samples);
  }

  /** The value of the time series with these labels, or its sum over those that have further ones; 0 for none. */
  value(name: string, labels: Readonly<Record<string, string>> = {}): number {
    return this.samples
      .filter((sample) => sample.name === name)
      .filter((sample) => Object.entries(labels).every(([label, value]) => sample.labels[label] === value))
      .reduce((sum, { value }) => sum + value, 0);
  }
}

const suffixes: Readonly<Record<string, readonly string[]>> = { histogram: ['_bucket', '_sum', '_count'] };

/** https://prometheus.io/docs/instrumenting/exposition_formats/#text-format-details; it refuses all other lines. */
function parse(text: string): ReadonlyMap<string, ScrapedMetric> {
  const metrics = new Map<string, { type: string; help: string; samples: Sample[] }>();
  let current = { name: '', type: '', help: '', samples: [] as Sample[] };
  for (const line of text.split('\n')) {
    if (line === '') continue;
    const help = /^# HELP (?<name>\S+) (?<help>.+)$/.exec(line)?.groups;
    const type = /^# TYPE (?<name>\S+) (?<type>counter|gauge|histogram|summary)$/.exec(line)?.groups;
    if (help !== undefined) {
      current = { name: help['name'] ?? '', help: help['help'] ?? '', type: '', samples: [] };
      if (metrics.has(current.name)) throw new Error(`There are two metrics named ${current.name}.`);
      metrics.set(current.name, current);
    } else if (type?.['name'] === current.name) {
      current.type = type['type'] ?? '';
    } else {
      const sample = parseSample(line);
      const expected = (suffixes[current.type] ?? ['']).map((suffix) => current.name + suffix);
      if (!expected.includes(sample.name)) throw new Error(`This line is not in its place: ${line}`);
      current.samples.push(sample);
    }
  }
  return metrics;
}

function parseSample(line: string): Sample {
  const groups = /^(?<name>[a-zA-Z_:][\w:]*)(?:\{(?<labels>.*)\})? (?<value>\S+)$/.exec(line)?.groups;
  if (groups === undefined) throw new Error(`This is no line of a scrape: ${line}`);
  const labels = [...(groups['labels'] ?? '').matchAll(/(?<label>\w+)="(?<value>(?:[^"\\]|\\.)*)",?/g)];
  return {
    name: groups['name'] ?? '',
    labels: Object.fromEntries(labels.map(({ groups: pair }) => [pair?.['label'] ?? '', pair?.['value'] ?? ''])),
    value: Number(groups['value']),
  };
}

/** Scrapes until what is waited for is there: a request is counted when it is over, just after its answer has arrived. */
export async function scrapeWhen(
  gateway: { readonly metricsUrl: string | null },
  isThere: (scrape: Scrape) => boolean,
): Promise<Scrape> {
  const end = performance.now() + 10_000;
  for (;;) {
    const scrape = await Scrape.of(gateway);
    if (isThere(scrape)) return scrape;
    if (performance.now() > end) throw new Error(`It never became so: ${isThere.toString()}\n${scrape.text}`);
    await sleep(5);
  }
}
