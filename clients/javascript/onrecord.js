// Client for OnRecord: send an article, get its source-transparency score and the words every point rests on.
// No dependencies: fetch does the asking, in browsers and in Node 18 and later.

const AGAIN = new Set([429, 502, 503, 504]);
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** The service's problem document (RFC 9457). `name` is the kind: invalid-request, overloaded, … */
export class Problem extends Error {
  constructor(document) {
    const name = String(document.type ?? "").split("/").pop();
    const faults = (document.errors ?? []).map((e) => `\n  ${e.pointer || "/"}: ${e.detail}`).join("");
    super(`${document.status} ${name}: ${document.detail ?? document.title}${faults}`);
    Object.assign(this, { name, document, status: document.status, requestId: document.request_id });
  }
}

export class Client {
  /** `attempts`: how often a request is sent at most; between them Retry-After is kept, up to `longestWait` seconds. */
  constructor(url = "http://127.0.0.1:8000", { key, attempts = 4, longestWait = 60, timeout = 30, fetch = globalThis.fetch } = {}) {
    Object.assign(this, { url: url.replace(/\/$/, ""), attempts, longestWait, timeout, fetch: fetch.bind(globalThis) });
    this.headers = key ? { Authorization: `Bearer ${key}` } : {};
  }

  /** Score one article: plain text, or what the service takes as `article`. Offsets are those of JavaScript strings. */
  async score(article, options = {}) {
    return (await this.#ask("POST", "/v1/scores", "application/json", JSON.stringify(submission(article, options)))).json();
  }

  /** Who says what, without a score. */
  async extract(article, options = {}) {
    return (await this.#ask("POST", "/v1/extractions", "application/json", JSON.stringify(submission(article, options)))).json();
  }

  /** Score many articles, `size` in a request; yields for each its answer or its Problem, in order. */
  async *scoreMany(articles, options = {}, { size = 100 } = {}) {
    for (let from = 0; from < articles.length; from += size) {
      const batch = articles.slice(from, from + size).map((article) => JSON.stringify(submission(article, options)));
      const answer = await this.#ask("POST", "/v1/scores/batch", "application/x-ndjson", batch.join("\n") + "\n");
      let complete = false;
      for await (const found of lines(answer.body)) {
        if (found.summary) complete = true;
        else yield found.result_id === undefined ? new Problem(found) : found;
      }
      if (!complete) throw new Error("The answer to the batch ended before its summary.");
    }
  }

  async limits() {
    return (await this.#ask("GET", "/v1/limits")).json();
  }

  async models() {
    return (await (await this.#ask("GET", "/v1/models")).json()).models;
  }

  async #ask(method, path, type, body) {
    const headers = { ...this.headers, ...(type && { "Content-Type": type, Accept: `${type}, application/problem+json` }) };
    for (let attempt = 1; ; attempt++) {
      let answer;
      try {
        answer = await this.fetch(this.url + path, { method, headers, body, signal: AbortSignal.timeout(this.timeout * 1000) });
      } catch (error) {
        if (attempt >= this.attempts) throw error;
        await sleep(backoff(attempt));
        continue;
      }
      if (answer.ok) return answer;
      const wait = waitOf(answer, attempt);
      if (AGAIN.has(answer.status) && attempt < this.attempts && wait <= this.longestWait * 1000) {
        await answer.body?.cancel();
        await sleep(wait);
        continue;
      }
      const isProblem = (answer.headers.get("Content-Type") ?? "").startsWith("application/problem+json");
      throw new Problem(isProblem ? await answer.json() : { status: answer.status, title: answer.statusText });
    }
  }
}

/** A function from code point offsets of `text` to offsets of a JavaScript string, for answers with code_point offsets. */
export function toUtf16(text) {
  const astral = [];
  let points = 0;
  for (const character of text) {
    if (character.length === 2) astral.push(points);
    points++;
  }
  return (offset) => {
    let low = 0;
    let high = astral.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (astral[middle] < offset) low = middle + 1;
      else high = middle;
    }
    return offset + low;
  };
}

/**
 * One text of an article cut into pieces, `{ text, evidence }` with evidence null between findings, to be put on a page.
 * `answer` must come from this client (or from a request with offset_unit utf16). Of findings that overlap the first wins.
 */
export function pieces(text, answer, target = "body") {
  const found = [];
  let position = 0;
  for (const evidence of answer.evidence ?? []) {
    if (evidence.target !== target || evidence.start < position) continue;
    if (evidence.start > position) found.push({ text: text.slice(position, evidence.start), evidence: null });
    found.push({ text: text.slice(evidence.start, evidence.end), evidence });
    position = evidence.end;
  }
  if (position < text.length) found.push({ text: text.slice(position), evidence: null });
  return found;
}

function submission(article, options) {
  return { article: typeof article === "string" ? { body: article } : article, options: { offset_unit: "utf16", ...options } };
}

function backoff(attempt) {
  return 500 * 2 ** (attempt - 1) * (1 + Math.random() / 2);
}

function waitOf(answer, attempt) {
  const said = answer.headers.get("Retry-After");
  if (said === null) return backoff(attempt);
  const wait = /^\d+$/.test(said) ? Number(said) * 1000 : Date.parse(said) - Date.now();
  return Number.isNaN(wait) ? backoff(attempt) : Math.max(0, wait) + Math.random() * 500;
}

async function* lines(stream) {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const chunk of stream) {
    const parts = (rest + decoder.decode(chunk, { stream: true })).split("\n");
    rest = parts.pop();
    for (const part of parts) if (part) yield JSON.parse(part);
  }
  if (rest) yield JSON.parse(rest);
}
