// Drives Chromium over its DevTools protocol; called by trace_page.sh.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";

const [address, page, pictures] = process.argv.slice(2);
const socket = new WebSocket(address);
await new Promise((open) => socket.addEventListener("open", open));
let last = 0;
const waiting = new Map();
const seen = { requests: [], problems: [] };
let loaded = () => {};
socket.addEventListener("message", ({ data }) => {
  const { id, result, error, method, params } = JSON.parse(data);
  if (id) {
    const { done, failed } = waiting.get(id);
    return error ? failed(new Error(error.message)) : done(result);
  }
  if (method === "Network.requestWillBeSent") seen.requests.push(params.request.url);
  if (method === "Log.entryAdded") seen.problems.push(params.entry.text);
  if (method === "Runtime.exceptionThrown") seen.problems.push(params.exceptionDetails.text);
  if (method === "Page.loadEventFired") loaded();
});
let session;
const call = (method, params = {}) =>
  new Promise((done, failed) => {
    waiting.set(++last, { done, failed });
    socket.send(JSON.stringify({ id: last, method, params, sessionId: session }));
  });
const { targetId } = await call("Target.createTarget", { url: "about:blank" });
({ sessionId: session } = await call("Target.attachToTarget", { targetId, flatten: true }));
for (const domain of ["Page", "Network", "Log", "Runtime"]) await call(`${domain}.enable`);

const look = async (expression) => {
  const { result, exceptionDetails } = await call("Runtime.evaluate", { expression, returnByValue: true });
  assert(!exceptionDetails, exceptionDetails && JSON.stringify(exceptionDetails));
  return result.value;
};
const open = async (url) => {
  const ready = new Promise((done) => (loaded = done));
  await call("Page.navigate", { url: "about:blank" });
  await call("Page.navigate", { url });
  await ready;
  await settle();
};
const settle = () => new Promise((done) => setTimeout(done, 150));
const CODES = { Tab: 9, Enter: 13, Escape: 27, ArrowUp: 38, ArrowDown: 40 };
const press = async (key, modifiers = 0) => {
  const of = { key, code: key, windowsVirtualKeyCode: CODES[key], modifiers };
  await call("Input.dispatchKeyEvent", { type: "keyDown", ...of, text: key === "Enter" ? "\r" : undefined });
  await call("Input.dispatchKeyEvent", { type: "keyUp", ...of });
  await settle();
};
const size = (width, height) =>
  call("Emulation.setDeviceMetricsOverride", { width, height, deviceScaleFactor: 1, mobile: false });
const scheme = (value) =>
  call("Emulation.setEmulatedMedia", {
    features: [
      { name: "prefers-color-scheme", value },
      { name: "prefers-reduced-motion", value: "reduce" },
    ],
  });
const picture = async (name) => {
  if (!pictures) return;
  const { data } = await call("Page.captureScreenshot", { format: "png" });
  writeFileSync(`${pictures}/${name}.png`, Buffer.from(data, "base64"));
};
// Where the focus is: the claim or the words of the report that hold it, and whether it is seen.
const focus = () =>
  look(`(() => {
    const at = document.activeElement, box = at.getBoundingClientRect(), style = getComputedStyle(at);
    return { tag: at.tagName, href: at.getAttribute("href"), claim: at.closest(".claim")?.id,
      mark: at.closest("mark")?.dataset.g, words: at.textContent.trim(), column: at.closest(".column")?.id,
      seen: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
      ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 };
  })()`);
const isSeen = (selector) =>
  look(`(() => { const on = document.querySelector(${JSON.stringify(selector)}); if (!on) return false;
    const box = on.getBoundingClientRect(), column = on.closest(".column").getBoundingClientRect();
    return box.bottom > column.top && box.top < Math.min(column.bottom, innerHeight); })()`);

await size(1440, 1000);
await scheme("light");
await open(page);

// The keyboard alone, from the first stop on.
await press("Tab");
let at = await focus();
assert.deepEqual([at.href, at.seen, at.ring], ["#claims", true, true], "the first stop is the skip link, in view");
await press("Enter");
await press("Tab");
at = await focus();
assert.equal(at.claim ?? at.column, at.claim ? at.claim : "claims");
if (!at.claim) {
  await press("Tab");
  at = await focus();
}
assert.equal(at.column, "claims", "behind the skip link stands the first claim");
let visited = 0;
let there = 0;
const count = await look(`document.querySelectorAll(".claim").length`);
for (let step = 0; step < Math.min(count, 40); step++) {
  at = await focus();
  assert(at.claim && at.seen && at.ring, `claim ${step} has the focus, in view: ${JSON.stringify(at)}`);
  assert.equal(await look(`document.querySelectorAll("[aria-current]").length`), 1);
  const { claim } = at;
  if (await look(`document.getElementById("${claim}").dataset.g !== ""`)) {
    assert(await isSeen("#report mark.on"), `the words behind ${claim} come into view`);
    await press("Enter");
    at = await focus();
    assert(at.mark && at.column === "report" && at.seen && at.ring, `Enter leads to them: ${JSON.stringify(at)}`);
    const grounds = await look(`document.getElementById("${claim}").dataset.g`);
    assert(at.mark.split(" ").some((ground) => grounds.split(" ").includes(ground)));
    const said = await look(`[...document.querySelectorAll("#${claim} .sentence mark")].map((mark) => mark.textContent)`);
    const plain = (text) => text.replace(/\s+/g, " ");
    assert(said.some((words) => plain(words).includes(plain(at.words))), `${at.words} is one of ${said}`);
    await press(step % 2 ? "Enter" : "Escape");
    assert.equal((await focus()).claim, claim, "and back to the claim");
    there++;
  }
  visited++;
  await press("ArrowDown");
}
await press("ArrowUp");
console.log(`keyboard: ${visited} of ${count} claims visited, ${there} with words in the report and back`);
// The other way round: words of the report choose their claim.
await look(`document.querySelectorAll("mark[data-g] a")[5].focus()`);
assert(await isSeen(".claim.on"), "words of the report bring their claim into view");
await press("ArrowDown");
assert((await focus()).mark, "arrows go from words to words");
await press("Enter");
assert((await focus()).claim, "Enter goes to the claim");
// Every stop can be seen, and is one that a person can use.
const stops = await look(`[...document.querySelectorAll("a[href], [tabindex='0']")].filter((at) =>
  at.getAttribute("href") && !document.getElementById(at.getAttribute("href").slice(1))).length`);
assert.equal(stops, 0, "no link leads nowhere");
const ids = await look(`[...document.querySelectorAll("[id]")].map((at) => at.id)`);
assert.equal(new Set(ids).size, ids.length, "no name stands twice");

// What is read can be read (WCAG 2.2, 1.4.3), light and dark.
const contrast = `(() => {
  const parse = (colour) => (colour.match(/[\\d.]+/g) || []).map(Number);
  const linear = (part) => (part /= 255) <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  const light = ([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
  const ground = (at) => { for (; at; at = at.parentElement) { const colour = parse(getComputedStyle(at).backgroundColor);
    if (colour.length === 3 || colour[3] > 0) return colour; } return [255, 255, 255]; };
  let least = [99, ""];
  for (const at of document.querySelectorAll("body *")) {
    if (![...at.childNodes].some((kid) => kid.nodeType === 3 && kid.data.trim()) || at.closest("script, .unseen, .skip")) continue;
    const [one, other] = [light(parse(getComputedStyle(at).color)), light(ground(at))].sort((a, b) => b - a);
    const ratio = (one + 0.05) / (other + 0.05);
    if (ratio < least[0]) least = [ratio, at.className + " " + at.textContent.slice(0, 40)];
  }
  return least;
})()`;
for (const name of ["light", "dark"]) {
  await scheme(name);
  await open(page);
  const claim = await look(`[...document.querySelectorAll(".claim")].find((at) => at.dataset.g && at.querySelector(".found"))?.id`);
  if (claim) await look(`(document.querySelector("#${claim} .go")).focus()`);
  await settle();
  const [ratio, where] = await look(contrast);
  assert(ratio >= 4.5, `${name}: ${ratio.toFixed(2)} at ${where}`);
  console.log(`${name}: least contrast ${ratio.toFixed(2)} (${where.trim()})`);
  await picture(`trace-${name}`);
}

// A narrow window has one column, and nothing leads out of it at the side (WCAG 2.2, 1.4.10).
await scheme("light");
await size(320, 800);
await open(page);
assert((await look("document.documentElement.scrollWidth")) <= 320, "nothing stands beside a narrow window");
await size(1440, 1000);

// Without scripts it is a page of links.
await call("Emulation.setScriptExecutionDisabled", { value: true });
await open(page);
await press("Tab");
await press("Enter");
for (let stop = 0; stop < 6 && !(await focus()).claim; stop++) await press("Tab");
at = await focus();
await press("Enter");
assert((await look("location.hash")).startsWith(at.href), "links lead to the report without scripts");
const target = await look("location.hash");
assert(await isSeen(target), "and what they lead to is in view");
await call("Emulation.setScriptExecutionDisabled", { value: false });

const { data } = await call("Page.printToPDF", { preferCSSPageSize: true });
if (pictures) writeFileSync(`${pictures}/trace-print.pdf`, Buffer.from(data, "base64"));
const outside = seen.requests.filter((url) => !url.startsWith("file:") && !url.startsWith("about:"));
assert.deepEqual(outside, [], "the page asks nothing of the network");
assert.deepEqual(seen.problems, [], "no script or style is refused, none fails");
console.log("without scripts, narrow, printed: in order; no request leaves the page");
socket.close();
