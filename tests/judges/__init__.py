"""Shows finished PDFs to the programs that readers use, to the validators, and to checks of what neither of them sees.

1. `panel` names the judges and shows every PDF to each, on all cores.
2. Judges that are programs: `programs` (qpdf, Poppler, MuPDF, Ghostscript), `pdfium`, `pdfjs`, `verapdf`.
3. Judges of what programs made of it: `drawings` and `letters` compare their pages and their text.
4. Judges of what it says to those who do not see it: `order`, `alts`, `headings`, `links`, `notes`, `tables`, `languages`,
   all on the tags that `document` reads.
5. Judges of what it shows to those who see little: `contrast`, `images`.
6. `mutants` proves that they bite.

A judge is a function from a `Case` to what it finds, one sentence each; nothing where all is well.
"""
