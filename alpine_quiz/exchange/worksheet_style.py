"""How a worksheet looks, on paper of any size and on a screen."""

STYLE = """
:root { color-scheme: light; --ink: #1a1a1a; --faint: #555; --rule: #888; }
* { box-sizing: border-box; }
body {
  margin: 0 auto; padding: 1.5rem; max-width: 46rem; color: var(--ink); background: #fff;
  font: 11.5pt/1.45 "Source Sans 3", "Segoe UI", "Helvetica Neue", "Liberation Sans", Arial,
    sans-serif;
  overflow-wrap: anywhere; hyphens: auto;
}
h1 { font-size: 1.5em; line-height: 1.2; margin: 0; }
h2 { font-size: 1.1em; margin: 1.6em 0 0.5em; }
p { margin: 0.3em 0; }
header { border-bottom: 0.6mm solid var(--ink); padding-bottom: 0.7em; margin-bottom: 1.3em; }
.title { display: flex; justify-content: space-between; align-items: baseline; gap: 1em; }
.variant { font-weight: 700; font-size: 1.15em; white-space: nowrap; margin: 0; }
.who { display: flex; gap: 1.5em; margin: 1.4em 0 0.2em; align-items: baseline; }
.who span { display: flex; gap: 0.5em; align-items: baseline; white-space: nowrap; }
.who .name { flex: 3; }
.who .date { flex: 2; }
.who .points { flex: 1.4; }
.line { flex: 1; min-width: 2.5em; border-bottom: 0.3mm solid var(--rule); }
ol.questions, ol.answers, ol.sources { margin: 0; padding: 0 0 0 2.1em; }
.questions > li { margin: 0 0 1.35em; padding-left: 0.2em; }
.answers > li { margin: 0 0 0.8em; padding-left: 0.2em; }
.questions > li::marker, .answers > li::marker { font-weight: 700; }
.stem { margin: 0 0 0.45em; font-weight: 600; white-space: pre-line; }
.task { color: var(--faint); font-style: italic; margin: 0 0 0.45em; }
ul.options, ul.lefts, ul.rights { list-style: none; margin: 0; padding: 0; }
.options.short { display: grid; grid-template-columns: 1fr 1fr; column-gap: 1.5em; }
.options li, .lefts li, .rights li {
  display: flex; gap: 0.55em; align-items: baseline; margin: 0.28em 0;
}
.options li > span:last-child, .lefts li > span:last-child { flex: 1; }
.box, .circle {
  flex: none; display: inline-block; width: 0.95em; height: 0.95em;
  border: 0.3mm solid var(--ink); transform: translateY(0.14em);
}
.circle { border-radius: 50%; }
.letter { flex: none; font-weight: 600; min-width: 1.1em; }
.place { flex: none; width: 2.2em; border-bottom: 0.3mm solid var(--rule); }
.truths { display: flex; gap: 2.5em; }
.truths span.option { display: flex; gap: 0.55em; align-items: baseline; }
.write { height: 2.1em; border-bottom: 0.3mm solid var(--rule); }
.number { display: flex; gap: 0.6em; align-items: baseline; padding-top: 0.9em; }
.number .line { flex: none; width: 12em; min-height: 1.4em; align-self: end; }
.pairs { display: grid; grid-template-columns: 1fr 1fr; column-gap: 2em; }
.right { font-weight: 700; margin: 0; }
.told, .quote { margin: 0.15em 0; font-size: 0.92em; white-space: pre-line; }
.quote { color: var(--faint); font-style: italic; }
.sources li { margin: 0.2em 0; font-size: 0.92em; }
.colophon { margin-top: 1.6em; color: var(--faint); font-size: 0.85em; }
.sheet + .sheet, .key { margin-top: 4rem; }
@page { margin: 17mm 16mm 18mm; @bottom-right { content: counter(page); font: 9pt sans-serif; } }
@media print {
  body { padding: 0; max-width: none; }
  .sheet + .sheet, .key { margin-top: 0; break-before: page; }
  .questions > li, .answers > li, .sources li, header, .colophon { break-inside: avoid; }
  h1, h2, .stem, .task, header { break-after: avoid; }
  p, li { orphans: 3; widows: 3; }
}
"""
