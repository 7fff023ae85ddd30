/**
 * The style sheet of the pages for people without an account. It stands in each page; the policy names its hash. It uses
 * only what phones of the last ten years know; what is newer improves a page that works without it.
 */
const SOURCE = `
:root{color-scheme:light dark;--bench:#eceae5;--paper:#fdfcfa;--sunk:#f4f2ed;--rule:#dfdad1;--edge:#878075;
--ink:#1c1916;--soft:#534c45;--mute:#655d55;--good:#1f6238;--good-ink:#fff;--good-soft:#dbeee0;--warm:#744b00;--warm-soft:#f8e9c6;
--bad:#a3211a;--bad-ink:#fff;--bad-soft:#fbe5e2;--info:#1b4c8c;--info-soft:#dee9f7;--focus:#1b4c8c}
@media(prefers-color-scheme:dark){:root{--bench:#131210;--paper:#1d1b18;--sunk:#272420;--rule:#3a352f;--edge:#857d71;
--ink:#f3efe8;--soft:#c4bcb0;--mute:#aba296;--good:#8ad3a2;--good-ink:#06210f;--good-soft:#173220;--warm:#f0c46c;--warm-soft:#392c12;
--bad:#ff8f84;--bad-ink:#2b0906;--bad-soft:#41201c;--info:#9fc6f6;--info-soft:#182b43;--focus:#9fc6f6}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--bench);color:var(--ink);font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;
overflow-wrap:anywhere;font-variant-numeric:tabular-nums}
h1,h2,h3,p,dl,dd,ul,ol,fieldset,legend,figure{margin:0;padding:0;border:0;min-width:0}
ul,ol{list-style:none}
a{color:inherit}
img,svg{display:block;max-width:100%}
:focus-visible{outline:3px solid var(--focus);outline-offset:2px}
.wrap{max-width:40rem;margin:0 auto;padding:0 1rem}
.bar{display:block;width:100%;height:.375rem}
.head{background:var(--paper);border-bottom:1px solid var(--rule)}
.head .wrap{display:flex;flex-wrap:wrap;gap:.75rem 1rem;align-items:center;padding-top:.875rem;padding-bottom:.875rem}
.logo{width:auto;height:auto;max-width:9rem;max-height:3rem;background:#fff;border-radius:.25rem;padding:.125rem}
.head strong{flex:1 1 8rem;font-size:1.0625rem;line-height:1.3}
.tel{display:inline-flex;gap:.5rem;align-items:center;min-height:2.75rem;padding:0 1rem;border:1px solid var(--edge);border-radius:1.375rem;
font-weight:600;text-decoration:none}
.tel svg{width:1.125rem;height:1.125rem;fill:currentColor}
main,main>form{display:grid;grid-template-columns:minmax(0,1fr);gap:1rem}
main.wrap{padding-top:1.25rem;padding-bottom:2rem}
h1{font-size:min(1.5rem,8vw);line-height:1.25;letter-spacing:-.01em}
h2{font-size:1.125rem;line-height:1.35}
h3{font-size:1rem}
.card{background:var(--paper);border:1px solid var(--rule);border-radius:.75rem;padding:1rem}
.card>*+*{margin-top:.75rem}
.title{display:flex;flex-wrap:wrap;gap:.75rem 1rem;align-items:center}
.title>div{flex:1 1 11rem}
.title p{color:var(--soft)}
.plate{display:inline-flex;align-items:stretch;border:2px solid #12110f;border-radius:.375rem;background:#fff;color:#12110f;overflow:hidden;font-weight:700;
font-size:min(1.375rem,7.5vw);line-height:1;letter-spacing:.03em;max-width:100%;white-space:nowrap}
.plate i{background:#0b3b94;color:#fff;font-style:normal;font-size:.5625rem;padding:0 .3rem .3rem;display:flex;align-items:flex-end}
.plate b{padding:.5rem .625rem}
.total .sum{font-size:min(2.25rem,8.5vw);line-height:1.1;font-weight:700;white-space:nowrap;letter-spacing:-.02em;margin-top:.125rem}
.total>p:first-child{color:var(--soft)}
.facts{display:grid;gap:.25rem}
.facts div{display:flex;flex-wrap:wrap;justify-content:space-between;gap:0 1rem}
.facts dt{color:var(--soft)}
.facts dd{text-align:right;margin-left:auto}
.until{color:var(--soft)}
.note{border-left:.375rem solid var(--info);background:var(--info-soft)}
.note.good{border-color:var(--good);background:var(--good-soft)}
.note.warm{border-color:var(--warm);background:var(--warm-soft)}
.note.bad{border-color:var(--bad);background:var(--bad-soft)}
.note h1{font-size:1.25rem}
.group h2{display:flex;flex-wrap:wrap;gap:.25rem .75rem;align-items:baseline;justify-content:space-between}
.group h2 small{font-weight:400;font-size:.875rem;color:var(--mute)}
.urgent{border-left:.375rem solid var(--bad)}
.urgent h2{color:var(--bad)}
.line{border-top:1px solid var(--rule);padding-top:.75rem}
li.line+li.line{margin-top:.75rem}
.line legend{float:left;width:100%}
.line legend~*{clear:both}
.line .name{display:flex;flex-wrap:wrap;gap:0 1rem;width:100%;justify-content:space-between;font-weight:600}
.line .name>span{flex:1 1 9rem}
.line .name b{margin-left:auto;white-space:nowrap;font-weight:600}
.line small{display:block;font-size:.875rem;color:var(--mute)}
.choice{display:flex;flex-wrap:wrap;gap:.375rem;padding-top:.625rem}
.choice label{flex:1 1 5.75rem;position:relative;display:flex}
.choice input{position:absolute;inset:0;width:100%;height:100%;margin:0;opacity:0;cursor:pointer}
.choice span{flex:1;white-space:nowrap;display:flex;align-items:center;justify-content:center;text-align:center;min-height:2.75rem;padding:.25rem;
border:1px solid var(--edge);border-radius:.5rem;background:var(--paper)}
.choice input:checked+span{font-weight:700;border-width:2px}
.choice input:checked+span:before{content:"✓";margin-right:.25rem}
.choice .accept:checked+span{background:var(--good-soft);border-color:var(--good);color:var(--good)}
.choice .later:checked+span{background:var(--warm-soft);border-color:var(--warm);color:var(--warm)}
.choice .refuse:checked+span{background:var(--bad-soft);border-color:var(--bad);color:var(--bad)}
.choice input:focus-visible+span{outline:3px solid var(--focus);outline-offset:2px}
.tag{display:inline-block;margin-top:.375rem;padding:.125rem .5rem;border-radius:.25rem;font-size:.875rem;font-weight:600;background:var(--sunk);color:var(--soft)}
.tag.accept{background:var(--good-soft);color:var(--good)}
.tag.later{background:var(--warm-soft);color:var(--warm)}
.tag.refuse{background:var(--bad-soft);color:var(--bad)}
.photos{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(7rem,100%),1fr));gap:.5rem;padding-top:.625rem}
.photos img{width:100%;height:auto;aspect-ratio:4/3;object-fit:cover;border-radius:.375rem;background:var(--sunk)}
.photos figcaption{font-size:.875rem;color:var(--soft)}
label.field{display:block;font-weight:600}
.field small{display:block;font-weight:400;font-size:.875rem;color:var(--mute)}
.tick{display:flex;gap:.75rem;align-items:flex-start;min-height:2.75rem}
.tick input{flex:none;width:1.5rem;height:1.5rem;margin:0}
.tick small{color:var(--mute)}
input[type=text],input[type=tel],textarea{display:block;width:100%;margin-top:.25rem;padding:.625rem .75rem;min-height:2.875rem;font:inherit;font-weight:400;color:inherit;background:var(--sunk);
border:1px solid var(--edge);border-radius:.5rem}
textarea{min-height:5rem}
[aria-invalid]{border:2px solid var(--bad)!important}
.wrong{color:var(--bad);font-weight:600}
button,.button{display:flex;align-items:center;justify-content:center;width:100%;min-height:3.25rem;padding:.5rem 1rem;font:inherit;font-weight:700;text-align:center;text-decoration:none;
color:var(--ink);background:var(--paper);border:1px solid var(--edge);border-radius:.625rem;cursor:pointer}
button.main,.button.main{background:var(--good);border-color:var(--good);color:var(--good-ink);font-size:1.125rem}
button.no{color:var(--bad);border-color:var(--bad)}
.ways:empty{display:none}
.ways{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(11rem,100%),1fr));gap:.625rem}
button.small{width:auto;min-height:2.75rem;font-weight:600}
.main .some{display:none}
form:has(.later:checked,.refuse:checked) .main .all{display:none}
form:has(.later:checked,.refuse:checked) .main .some{display:inline}
.picks{display:grid;gap:.625rem}
.pick{display:block;padding:.75rem 1rem;border:1px solid var(--edge);border-radius:.625rem;text-decoration:none}
.pick small,.day small{display:block;font-size:.875rem;color:var(--soft)}
.days{display:grid;grid-template-columns:repeat(auto-fill,minmax(6.25rem,1fr));gap:.375rem}
.day{display:block;height:100%;padding:.5rem .25rem;border:1px solid var(--edge);border-radius:.5rem;text-align:center;text-decoration:none;line-height:1.35}
.day b{display:block}
.day.off{border-color:var(--rule);color:var(--mute);background:var(--sunk)}
.day[aria-current],.slot:has(:checked){border:2px solid var(--good);background:var(--good-soft)}
.slots{display:grid;grid-template-columns:repeat(auto-fill,minmax(5rem,1fr));gap:.5rem}
.slot{display:flex;align-items:center;justify-content:center;gap:.375rem;min-height:2.875rem;padding:0 .5rem;border:1px solid var(--edge);border-radius:.5rem;font-weight:600;text-decoration:none}
.pages{display:flex;justify-content:space-between;gap:1rem}
.pages a{min-height:2.75rem;display:inline-flex;align-items:center}
.code{font-size:1.5rem!important;letter-spacing:.3em;max-width:14rem;text-align:center}
.title .when{font-size:1.25rem;color:inherit}
.card form:not(.ways)>*+*{margin-top:.75rem}
.poster{text-align:center;justify-items:center}
.qr{width:min(100%,24rem);height:auto;color:#000}
.pad{display:block;margin:.375rem 0;width:100%;height:auto;aspect-ratio:3;background:var(--sunk);border:1px dashed var(--edge);border-radius:.5rem;touch-action:none;cursor:crosshair}
.pad path{fill:none;stroke:currentColor;stroke-width:4;stroke-linecap:round;stroke-linejoin:round}
[hidden]{display:none!important}
details summary{cursor:pointer;font-weight:600;min-height:2.75rem;display:flex;align-items:center;text-decoration:underline}
details>*+*,.call button{margin-top:.75rem}
.changes li{border-top:1px solid var(--rule);padding:.5rem 0}
.changes s{color:var(--mute)}
.small{font-size:.875rem;color:var(--soft)}
ul.points{list-style:disc;padding-left:1.25rem}
.points li+li{margin-top:.375rem}
.small p+p{margin-top:.5rem}
.pre{white-space:pre-line}
footer{border-top:1px solid var(--rule);padding:1.25rem 0 2.5rem;font-size:.875rem;color:var(--soft)}
footer p+p{margin-top:.25rem}
@media(min-width:34rem){.card{padding:1.25rem}.plate{font-size:1.625rem}.total .sum{font-size:min(2.75rem,8.5vw)}}
@media print{:root{--bench:#fff;--paper:#fff;--sunk:#fff;--ink:#000;--soft:#222;--mute:#333;--rule:#bbb;--edge:#777;--good:#000;--warm:#000;--bad:#000;--info:#000;
--good-soft:#fff;--warm-soft:#fff;--bad-soft:#fff;--info-soft:#fff}
body{font-size:10pt}form>.answer,.call,.choice,.noprint,button{display:none!important}.wrap{max-width:none;padding:0}main{gap:.5rem}
.card{border:0;border-top:1px solid #bbb;border-radius:0;padding:.5rem 0}.line{break-inside:avoid}.total .sum{font-size:18pt}.photos img{max-height:5cm;width:auto}}
`

export const PAGE_STYLE = SOURCE.replaceAll('\n', '')
