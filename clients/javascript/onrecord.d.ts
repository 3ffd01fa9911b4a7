export interface Options {
  model?: string;
  offset_unit?: "code_point" | "utf16";
  include?: ("evidence" | "attributions" | "sources" | "drivers")[];
  include_text?: boolean;
}
export type Article = string | { body?: string; html?: string; headline?: string; id?: string; language?: string; [member: string]: unknown };
export interface Span { target: "headline" | "body"; start: number; end: number; exact?: string }
export interface Evidence extends Span { id: string; label: string; rule: string; source_id: string | null; prefix?: string; suffix?: string }
export interface Answer {
  id: string | null;
  result_id: string;
  score: {
    value: number | null;
    band: "opaque" | "thin" | "partial" | "clear" | "exemplary" | "not_rated";
    interval: { level: number; low: number; high: number } | null;
    flags: string[];
  };
  dimensions: { name: string; applicable: boolean; level: number | null; points: number; points_possible: number; [member: string]: unknown }[];
  evidence?: Evidence[];
  warnings: { code: string; detail: string }[];
  [member: string]: unknown;
}
export class Problem extends Error {
  readonly name: string;
  readonly status: number;
  readonly requestId?: string;
  readonly document: Record<string, unknown>;
}
export class Client {
  constructor(url?: string, settings?: { key?: string; attempts?: number; longestWait?: number; timeout?: number; fetch?: typeof fetch });
  score(article: Article, options?: Options): Promise<Answer>;
  extract(article: Article, options?: Options): Promise<Record<string, unknown>>;
  scoreMany(articles: Article[], options?: Options, settings?: { size?: number }): AsyncGenerator<Answer | Problem>;
  limits(): Promise<Record<string, unknown>>;
  models(): Promise<Record<string, unknown>[]>;
}
export function toUtf16(text: string): (offset: number) => number;
export function pieces(text: string, answer: Answer, target?: "headline" | "body"): { text: string; evidence: Evidence | null }[];
