/** The style sheet of the console; the policy names its hash. */
const SOURCE = `
:root{color-scheme:light dark;--bench:#eceae5;--paper:#fdfcfa;--sunk:#f4f2ed;--rule:#dfdad1;--edge:#878075;--ink:#1c1916;--soft:#534c45;
--good:#1f6238;--warm:#744b00;--warm-soft:#f8e9c6;--bad:#a3211a;--focus:#1b4c8c}
@media(prefers-color-scheme:dark){:root{--bench:#131210;--paper:#1d1b18;--sunk:#272420;--rule:#3a352f;--edge:#857d71;--ink:#f3efe8;--soft:#c4bcb0;
--good:#8ad3a2;--warm:#f0c46c;--warm-soft:#392c12;--bad:#ff8f84;--focus:#9fc6f6}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--bench);color:var(--ink);font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;overflow-wrap:anywhere;font-variant-numeric:tabular-nums}
h1,h2,p,dl,dd,ul{margin:0;padding:0}
ul{list-style:none}
h1{font-size:1.375rem;line-height:1.3}
h2{font-size:1.0625rem}
a{color:inherit}
:focus-visible{outline:3px solid var(--focus);outline-offset:2px}
nav{background:var(--paper);border-bottom:1px solid var(--rule)}
nav ul{display:flex;flex-wrap:wrap;gap:0 .25rem;padding:0 .25rem;max-width:80rem;margin:0 auto}
nav a{display:inline-flex;align-items:center;min-height:2.75rem;padding:0 .5rem}
nav a[aria-current]{font-weight:700;text-decoration:none;box-shadow:inset 0 -3px currentcolor}
main{display:grid;grid-template-columns:minmax(0,1fr);gap:1rem;max-width:80rem;margin:0 auto;padding:1rem .75rem 3rem}
.card{background:var(--paper);border:1px solid var(--rule);border-radius:.625rem;padding:.875rem;overflow-x:auto}
.card>*+*{margin-top:.625rem}
.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(20rem,100%),1fr));gap:1rem}
.banner{background:var(--warm-soft);color:var(--warm);border:2px solid currentcolor;border-radius:.625rem;padding:.75rem .875rem;font-weight:600}
table{border-collapse:collapse;min-width:min(36rem,100%);font-size:.9375rem}
th,td{text-align:left;vertical-align:top;padding:.5rem 1.25rem .5rem 0;border-top:1px solid var(--rule)}
th{font-weight:600;color:var(--soft);white-space:nowrap;border-top:0}
th:last-child,td:last-child{padding-right:0}
td.number,th.number{text-align:right}
td.wide{min-width:16rem}
time{white-space:nowrap}
.links{display:flex;flex-wrap:wrap;gap:.25rem .75rem}
.links a,dt a{display:inline-flex;align-items:center;min-height:2.5rem}
.links a[aria-current]{font-weight:700;text-decoration:none}
summary{cursor:pointer;min-height:2rem}
main>h2{margin-top:.5rem}
dl{display:flex;flex-wrap:wrap;gap:.625rem 2rem}
dl>div{min-width:9rem}
dt,small,.soft{color:var(--soft);font-size:.875rem}
.bad{color:var(--bad);font-weight:600}
.good{color:var(--good)}
form{display:grid;gap:.625rem;max-width:36rem}
form:has(textarea),form.row{max-width:none}
form.row{grid-template-columns:minmax(0,1fr) auto;align-items:end}
label{display:block;font-weight:600}
label small{font-weight:400}
input,select,textarea{display:block;width:100%;margin-top:.25rem;padding:.5rem .625rem;min-height:2.75rem;font:inherit;font-weight:400;color:inherit;background:var(--sunk);border:1px solid var(--edge);border-radius:.5rem}
textarea{min-height:10rem;font:.875rem/1.5 ui-monospace,monospace}
button{justify-self:start;min-height:2.75rem;padding:.375rem 1rem;font:inherit;font-weight:700;color:var(--ink);background:var(--paper);border:1px solid var(--edge);border-radius:.5rem;cursor:pointer}
pre{margin:0;white-space:pre-wrap;font:.875rem/1.5 ui-monospace,monospace}
@media(max-width:44rem){button{justify-self:stretch}table,tbody{display:block}thead{display:none}tr{display:block;padding:.5rem 0;border-top:1px solid var(--rule)}
td,td.number{display:flex;justify-content:space-between;gap:1rem;text-align:right;padding:.125rem 0;border:0}td:before{content:attr(data-label);color:var(--soft);text-align:left;flex:none}
td.wide,td:first-child{display:block;text-align:left}td:first-child:before,td:has(form):before{content:none}td:first-child{font-weight:600}td:empty{display:none}}
`

export const OPERATOR_STYLE = SOURCE.replaceAll('\n', '')
