"""How the page of a report looks: on a screen, light or dark, and on paper, in black and white."""

STYLE = """
:root {
  color-scheme: light dark;
  --ink: #10233f; --ground: #fff; --faint: #51617a; --rule: #d5dce7; --track: #e8edf5;
  --blue: #0b4fa8; --right: #00695a; --wrong: #b0174f; --card: #f6f8fc;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ink: #eef3fb; --ground: #0b1626; --faint: #a9b7cc; --rule: #2b3c57; --track: #1c2b44;
    --blue: #6fb6ff; --right: #5fd8b4; --wrong: #ff9db5; --card: #122036;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; padding: 2rem 1.5rem 3rem; max-width: 60rem; color: var(--ink);
  background: var(--ground); overflow-wrap: anywhere;
  font: 16px/1.5 "Source Sans 3", "Segoe UI", "Helvetica Neue", "Liberation Sans", Arial,
    sans-serif;
}
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0; }
h2 { font-size: 1.3rem; margin: 2.6rem 0 .9rem; }
h3 { font-size: 1.05rem; margin: 0 0 .4rem; line-height: 1.35; }
section > h3 { margin-top: 1.6rem; }
h3 .number { color: var(--faint); font-weight: 400; }
p { margin: .3rem 0; }
a { color: var(--blue); }
.rule { height: 4px; border: 0; margin: 0 0 1.4rem; max-width: 9rem;
  background: linear-gradient(90deg, #0b4fa8 33.3%, #fff 0 66.6%, #c8102e 0);
  outline: 1px solid var(--rule); }
.about, .faint, figcaption, footer { color: var(--faint); }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr)); gap: .8rem;
  margin: 1.4rem 0 0; padding: 0; list-style: none; }
.tiles li { background: var(--card); border: 1px solid var(--rule); border-radius: .5rem;
  padding: .7rem .9rem; color: var(--faint); font-size: .9rem; }
.tiles b { display: block; color: var(--ink); font-size: 1.5rem; line-height: 1.25; }
.chart { margin: 0; padding: 0; list-style: none; }
.chart li { display: grid; grid-template-columns: 2.2rem minmax(0, 1fr) minmax(0, 1fr) 3.6rem;
  gap: .7rem; align-items: center; margin: .3rem 0; }
.chart .stem { white-space: nowrap; overflow: hidden; text-overflow: ellipsis;
  overflow-wrap: normal; }
.chart .stem a { color: inherit; text-decoration-color: var(--rule); }
.out { color: var(--faint); }
.out .fill { opacity: .4; }
.figure { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.track { display: block; height: .8rem; background: var(--track); border-radius: .2rem;
  border: 1px solid var(--rule); overflow: hidden; }
.fill { display: block; height: 100%; background: var(--blue); }
.right .fill { background: var(--right); }
.wrong .fill { background: repeating-linear-gradient(135deg, var(--wrong) 0 6px,
  color-mix(in srgb, var(--wrong) 70%, transparent) 6px 9px); }
.before { height: .35rem; margin-top: 2px; opacity: .65; }
article { border: 1px solid var(--rule); border-radius: .5rem; padding: .9rem 1.1rem 1rem;
  margin: 0 0 1rem; background: var(--card); }
.options { list-style: none; margin: .6rem 0 .3rem; padding: 0; }
.options li { display: grid; grid-template-columns: 1.3rem minmax(0, 1.1fr) minmax(0, 1fr) 4.4rem;
  gap: .6rem; align-items: center; margin: .3rem 0; }
.options .right .text { font-weight: 600; }
.options .mark { color: var(--right); font-weight: 700; }
blockquote { margin: .7rem 0 0; padding: 0 0 0 .9rem; border-left: 3px solid var(--blue); }
blockquote p { margin: 0; }
mark { background: none; color: inherit; font-weight: 700; text-decoration: underline;
  text-decoration-thickness: 2px; text-underline-offset: 3px; }
.note { margin-top: .5rem; }
.flag::before { content: "▸ "; color: var(--wrong); }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
caption { text-align: left; color: var(--faint); padding: 0 0 .5rem; font-size: .9rem; }
th, td { text-align: left; padding: .32rem .6rem; border-bottom: 1px solid var(--rule);
  vertical-align: top; }
thead th { color: var(--faint); font-weight: 600; font-size: .88rem; white-space: nowrap; }
.count { text-align: right; white-space: nowrap; }
.grid th[scope=row] { font-weight: 400; min-width: 8rem; }
.grid td, .grid thead th:not(:first-child) { text-align: center; padding: .28rem .4rem; }
.all { color: var(--right); font-weight: 700; }
.none { color: var(--wrong); }
.absent { color: var(--faint); }
footer { margin-top: 3rem; border-top: 1px solid var(--rule); padding-top: 1rem;
  font-size: .88rem; }
@page { margin: 15mm; }
@media (max-width: 38rem) {
  body { padding: 1.2rem 1rem 2rem; }
  .chart li { grid-template-columns: 1.6rem minmax(0, 1fr) 3.4rem; }
  .chart .track { grid-column: 2; grid-row: 2; }
  .chart .figure { grid-column: 3; grid-row: 1; }
  .options li { grid-template-columns: 1.3rem minmax(0, 1fr) 4rem; }
  .options .bars { grid-column: 2; grid-row: 2; }
  .options .figure { grid-column: 3; grid-row: 1; }
}
@media print {
  :root {
    color-scheme: light;
    --ink: #000; --ground: #fff; --faint: #444; --rule: #999; --track: #fff; --blue: #333;
    --right: #000; --wrong: #777; --card: #fff;
  }
  body { padding: 0; max-width: none; font-size: 10.5pt; }
  .fill, .rule { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .options li, .chart li, tr, .tiles, blockquote, article p { break-inside: avoid; }
  h2, h3, caption { break-after: avoid; }
  thead { display: table-header-group; }
  a { color: inherit; text-decoration: none; }
  .scroll { overflow: visible; }
}
"""
