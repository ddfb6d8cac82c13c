// What a frontend does first: walk a list, handle a problem, mark a quote in its article.
import assert from "node:assert/strict";
import type { components, paths } from "./onrecord.js";

type Quote = components["schemas"]["Quote"];
type Problem = components["schemas"]["Problem"];
/** What a path answers, and what it can be asked. */
type Answer<P extends keyof paths> = paths[P] extends {
  get: { responses: { 200: { content: { "application/json": infer A } } } };
} ? A : never;
type Query<P extends keyof paths> = paths[P] extends { get: { parameters: { query?: infer Q } } } ? Q : never;

const root = process.argv[2] ?? "http://127.0.0.1:8000";

class Refused extends Error {
  constructor(readonly problem: Problem) {
    super([`${problem.status} ${problem.title}`, ...problem.errors.map((one) => `${one.name}: ${one.message}`)].join("\n"));
  }
}

/** What a path answers. Throws Refused. */
async function get<P extends keyof paths>(path: P, query: Query<P>, id = ""): Promise<Answer<P>> {
  const address = new URL(path.replace("{id}", encodeURIComponent(id)), root);
  for (const [name, value] of Object.entries(query ?? {}))
    for (const one of [value].flat()) address.searchParams.append(name, String(one));
  const response = await fetch(address);
  if (!response.ok) throw new Refused((await response.json()) as Problem);
  return (await response.json()) as Answer<P>;
}

/** Every quote of a speaker, page by page. */
async function* quotesBy(speaker: string): AsyncGenerator<Quote> {
  let page = await get("/quotes", { speaker: [speaker], limit: 7, offsets: "utf16" });
  yield* page.items;
  while (page.page.next !== null) {
    page = await get("/quotes", { speaker: [speaker], limit: 7, offsets: "utf16", cursor: page.page.next });
    yield* page.items;
  }
}

/** The text of a quote's article with the quote between marks: JavaScript counts UTF-16 units, and so do the offsets. */
async function marked(quote: Quote): Promise<string> {
  const { text } = await get("/articles/{id}", { offsets: "utf16" }, quote.article.id);
  const pieces = quote.evidence.content.map(([start, end]) => text.slice(start, end));
  assert.equal(pieces.join(" "), quote.text);
  return quote.evidence.content.reduceRight(
    (whole, [start, end]) => `${whole.slice(0, start)}<mark>${whole.slice(start, end)}</mark>${whole.slice(end)}`,
    text,
  );
}

/** The problem that an answer is. */
async function problem(answer: Promise<unknown>): Promise<Problem> {
  const error: unknown = await answer.then(() => undefined, (reason: unknown) => reason);
  assert.ok(error instanceof Refused);
  return error.problem;
}

const found: Quote[] = [];
for await (const quote of quotesBy("Kirby")) found.push(quote);
const { meta } = await get("/quotes", { speaker: ["Kirby"], limit: 1, count: true });
assert.equal(found.length, meta.count);
assert.equal(new Set(found.map(({ id }) => id)).size, found.length);
assert.ok(found.length > 7 && found.every(({ speaker }) => speaker.actor?.id === "john-kirby"));

const refused = await problem(get("/quotes", { limit: 0 }));
assert.equal(refused.status, 400);
assert.deepEqual(refused.errors.map(({ in: place, name }) => [place, name]), [["query", "limit"]]);
assert.equal((await problem(get("/quotes/{id}", {}, "q_none"))).type, "urn:onrecord:problem:not-found");

for (const quote of found) assert.ok((await marked(quote)).includes("<mark>"));
console.log(`TypeScript: ${found.length} quotes walked and marked, two problems met`);
