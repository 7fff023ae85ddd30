/**
 * The look of printed documents. Colours are those of web/ui/tokens.css in the light theme. The width of the typeface
 * carries meaning: condensed for labels and large figures, full for sentences. Lengths are millimetres and points, as
 * on paper. The styles use no OpenType feature: the digits have one width by default (see fonts.ts).
 */
export const PAGE_CSS = `
@page { size: A4 }
* { box-sizing: border-box; margin: 0; padding: 0 }
html { -webkit-print-color-adjust: exact; print-color-adjust: exact; text-rendering: geometricPrecision }
body {
  --regular: 'Archivo-regular', 'Liberation Sans', Arial, sans-serif;
  --semibold: 'Archivo-semibold', 'Liberation Sans', Arial, sans-serif;
  --condensed: 'Archivo-condensed', 'Liberation Sans Narrow', 'Liberation Sans', Arial, sans-serif;
  font: 400 9.25pt/1.42 var(--regular); font-synthesis: none;
  --accent: #1c1916;
  color: #1c1916; overflow-wrap: anywhere; font-kerning: normal;
}
h1, h2, h3, th { font-weight: 400; font-family: var(--semibold) }
.label, th, dt {
  font-family: var(--condensed); font-size: 7.75pt; letter-spacing: .045em; text-transform: uppercase; color: #686058;
}

.head { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 10mm; align-items: start }
.shop .logo { display: block; max-width: 62mm; max-height: 17mm; margin-bottom: 2.4mm; object-fit: contain; object-position: left top }
.shop h2 { font-size: 14.5pt; line-height: 1.18; letter-spacing: -.005em; margin-bottom: 1.6mm; text-wrap: balance }
.shop p { font-size: 8.5pt; line-height: 1.48; color: #534c45 }
.heading { text-align: right; max-width: 76mm }
.heading h1 { font-family: var(--condensed); font-size: 27pt; line-height: .95; letter-spacing: -.012em; white-space: nowrap }
.heading h1.long { font-size: 17pt; line-height: 1.05 } .heading h1.long span { display: block }
.heading h1 span { color: #686058 }
.heading dl { margin-top: 2.8mm; display: grid; gap: .5mm; justify-content: end }
.heading dl div { display: flex; gap: 2.4mm; justify-content: end; align-items: baseline }
.heading dt { white-space: nowrap }
.stamp { display: inline-block; margin-top: 2.4mm; padding: .7mm 2.4mm; border: .35mm solid #c2410c; border-radius: .8mm;
  color: #c2410c; font-family: var(--condensed); font-size: 9pt; letter-spacing: .08em; text-transform: uppercase }

.ticks { height: 2.4mm; margin: 4mm 0 5mm; color: var(--accent); border-bottom: .35mm solid; overflow: hidden }
.ticks svg { display: block; width: 178mm; height: 2.4mm }

.parties { display: grid; grid-template-columns: minmax(0, 1.2fr) minmax(0, 1fr); gap: 9mm; margin-bottom: 6mm }
.parties h3 { font-size: 11pt; line-height: 1.25 }
.car { align-content: start; display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 0 4.5mm; align-items: start }
.car.bare { grid-template-columns: minmax(0, 1fr) }
.car .model { font-size: 9.25pt; line-height: 1.35; color: #534c45 }
.car .name { align-self: center }
.client h3 { min-height: 1em }
.facts { margin-top: 2.2mm; display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .5mm 3.2mm; align-items: baseline }
.car .facts { grid-column: 1 / -1; margin-top: 2.8mm }
.facts dd { font-size: 8.9pt; line-height: 1.4 }

.plate { display: inline-flex; height: 11.4mm; max-width: 84mm; border: .45mm solid #12110f; border-radius: 1.3mm; overflow: hidden;
  background: #fff; color: #12110f; break-inside: avoid }
.plate .band { flex: none; width: 6.2mm; background: #0b3b94; color: #fff; display: flex; flex-direction: column;
  align-items: center; justify-content: space-between; padding: 1mm 0 .75mm }
.plate .band svg { width: 4.1mm; height: 4.1mm; display: block }
.plate .band b { font: 400 7.2pt/1 var(--condensed) }
.plate .number { padding: 0 3mm 0 2.7mm; align-self: center; font: 400 21pt/1 var(--condensed); letter-spacing: .03em;
  word-spacing: .02em; white-space: nowrap }
.plate.long .number { font-size: 12pt; white-space: normal; padding-block: 1mm }
.plate.long { height: auto; min-height: 11.4mm }

table { width: 100%; border-collapse: collapse; table-layout: fixed; margin-bottom: 4.3mm }
thead { display: table-header-group }
tr { break-inside: avoid }
tr.keep { break-after: avoid }
.section th { font-family: var(--semibold); font-size: 11pt; letter-spacing: 0; text-transform: none; color: #1c1916; text-align: left; padding: 0 0 1.1mm }
.columns th { text-align: left; padding: 1.1mm 0 1mm; border-top: .35mm solid var(--accent); border-bottom: .2mm solid #b8b0a3; vertical-align: bottom }
td { padding: 1.02mm 0 .98mm; border-bottom: .2mm solid #dfdad1; vertical-align: baseline }
tr.end td { padding: 4.3mm 0 0; border: 0 }
td.name { padding-right: 4mm; white-space: pre-line }
col.number { width: 8mm } col.unit { width: 16mm } col.quantity { width: 20mm } col.price { width: 27mm }
col.total { width: 29mm } col.rate { width: 14mm } col.vat { width: 24mm } col.warranty { width: 44mm } th.warranty, td.warranty { padding-left: 5mm }
/* With the TVA of each line there are eight columns. */
.taxed col.number { width: 7mm } .taxed col.unit { width: 11mm } .taxed col.quantity { width: 18mm } .taxed col.price { width: 23mm }
.taxed col.rate { width: 12mm } .taxed col.vat { width: 20mm } .taxed col.total { width: 28.5mm }
.taxed th.num, .taxed td.num { padding-left: 2mm }
td.number { color: #686058 }
th.num, td.num { text-align: right }
td.total { font-family: var(--semibold) }

.sum { display: grid; grid-template-columns: minmax(0, 1fr) 84mm; gap: 10mm; align-items: start; break-inside: avoid; margin-bottom: 5mm }
.sum dl, .sum .notes, .sum dl div { break-inside: avoid }
.sum dl div { display: flex; justify-content: space-between; gap: 4mm; padding: .45mm 0; align-items: baseline }
.sum dt { font: inherit; letter-spacing: 0; text-transform: none; color: #534c45 }
.sum dd { white-space: nowrap }
.sum .grand { margin-top: 1.6mm; padding: 1.9mm 0 0; border-top: .35mm solid var(--accent) }
.sum .grand dt { font: 400 10pt/1.2 var(--semibold); color: #1c1916 }
.sum .grand dd { font: 400 19pt/1 var(--condensed); letter-spacing: -.002em }

.notes { display: grid; gap: 2mm }
.notes.long { margin-bottom: 5mm }
.sum .notes { padding-top: .6mm }
.notes p { font-size: 8.9pt; white-space: pre-line; margin-top: .4mm; orphans: 3; widows: 3 }
.notes h3 { break-after: avoid }
.opening { margin-bottom: 4.5mm; grid-template-columns: repeat(auto-fit, minmax(60mm, 1fr)); column-gap: 9mm }
.opening .wide { grid-column: 1 / -1 }
.rules { padding-top: 5.6mm } .rules i { display: block; height: 6.2mm; border-top: .2mm solid #b8b0a3 }
.rules i:last-child { height: 1mm }
.checks { margin-bottom: 5mm } .checks > div { margin-bottom: 3.6mm; break-inside: avoid }
.checks ul { list-style: none; display: grid; grid-template-columns: repeat(5, minmax(0, 1fr)); gap: 1.1mm 3mm; margin-top: 1.2mm }
.checks li { display: flex; gap: 1.6mm; align-items: baseline; font-size: 8.5pt; line-height: 1.3; color: #534c45 }
.checks li.on { color: #1c1916; font-family: var(--semibold) }
.box { flex: none; width: 2.9mm; height: 2.9mm; transform: translateY(.4mm); color: #686058 } .on .box { color: #1c1916 }
.tank { display: flex; align-items: center; gap: 1mm; margin-top: 1mm; font-size: 8pt; color: #686058 }
.tank b { margin-left: 3mm; font: 400 10pt/1 var(--semibold); color: #1c1916 }
.gauge { width: 44mm; height: 5.5mm; margin: 0 1mm; color: #1c1916 }
.footer { margin-top: 5mm; padding-top: 2mm; border-top: .2mm solid #dfdad1; font-size: 8.25pt; line-height: 1.5; color: #534c45; white-space: pre-line; text-align: center }
.pictures { margin-top: 7mm } .pictures h3 { break-after: avoid; margin-bottom: 1.6mm }
.pictures > div { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 4mm }
.pictures figure { break-inside: avoid }
.pictures img { display: block; width: 100%; height: 44mm; object-fit: contain; background: #f4f2ed; border: .2mm solid #dfdad1 }
.pictures figcaption { margin-top: .8mm; font-size: 8.25pt; line-height: 1.35; color: #534c45 }
.close { break-inside: avoid }
.terms { font-size: 8.25pt; line-height: 1.5; color: #534c45; text-wrap: pretty }
.checked { display: grid; grid-template-columns: minmax(0, 1fr) 20mm; gap: 6mm; align-items: start }
.qr { display: block; width: 20mm; height: 20mm }
.signatures { display: grid; grid-template-columns: 1fr 1fr; gap: 5mm 12mm; align-items: end; margin-top: 5mm }
.signatures h3 { font-size: 9.25pt }
.signatures p { font-size: 8.5pt; color: #534c45 }
.signatures .field { display: flex; align-items: flex-end; gap: 2mm; height: 7.7mm }
.signatures .field i { flex: 2; } .signatures .field i ~ i { flex: 1 }
.signatures .field i { border-bottom: .2mm solid #686058 }
`
