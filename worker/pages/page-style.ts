/** The style sheet of the pages for people without an account. It stands in each page; the policy names its hash. */
export const PAGE_STYLE = `
:root{color-scheme:light dark}
body{margin:0;font:1rem/1.5 system-ui,sans-serif}
main{max-width:40rem;margin:0 auto;padding:1.5rem}
`
