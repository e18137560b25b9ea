// Shows PDFs to pdf.js, the reader of Firefox, all in one run.
//
//   node pdfjs.mjs CACHE RESOLUTION < LIST
//
// CACHE is the folder that pdf.js is installed in. LIST has a line of JSON for each PDF: `{ path, scratch }`. Writes
// `pdfjs-PAGE.png` and `pdfjs.txt` into scratch, and prints a line of JSON for each PDF: `{ path, found }`.

import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [cache, resolution] = process.argv.slice(2);
const installed = createRequire(path.join(cache, "package.json"));

// What pdf.js warns of goes to the console, and becomes what it found.
const print = console.log;
let found = [];
console.log = console.warn = console.error = (...said) => found.push(said.join(" "));

const pdfjs = await import(pathToFileURL(installed.resolve("pdfjs-dist/legacy/build/pdf.mjs")));
const { createCanvas } = installed("@napi-rs/canvas");

async function show(file, scratch) {
    const data = new Uint8Array(fs.readFileSync(file));
    const pdf = await pdfjs.getDocument({ data, verbosity: pdfjs.VerbosityLevel.WARNINGS }).promise;
    const text = [];
    for (let number = 1; number <= pdf.numPages; number++) {
        const page = await pdf.getPage(number);
        const viewport = page.getViewport({ scale: resolution / 72 });
        const canvas = createCanvas(Math.round(viewport.width), Math.round(viewport.height));
        await page.render({ canvasContext: canvas.getContext("2d"), viewport }).promise;
        fs.writeFileSync(path.join(scratch, `pdfjs-${number}.png`), canvas.toBuffer("image/png"));
        const { items } = await page.getTextContent();
        text.push(...items.map((item) => item.str + (item.hasEOL ? "\n" : "")));
        await page.getAnnotations();
        if (!(await page.getStructTree())) found.push(`page ${number} has no tags`);
        page.cleanup();
    }
    for (const entry of (await pdf.getOutline()) ?? []) {
        if (!entry.dest) found.push(`the bookmark "${entry.title}" leads nowhere`);
    }
    fs.writeFileSync(path.join(scratch, "pdfjs.txt"), text.join(" "));
    await pdf.destroy();
}

for (const line of fs.readFileSync(0, "utf8").split("\n").filter(Boolean)) {
    const { path: file, scratch } = JSON.parse(line);
    found = [];
    try {
        await show(file, scratch);
    } catch (error) {
        found.push(String(error));
    }
    print(JSON.stringify({ path: file, found }));
}
