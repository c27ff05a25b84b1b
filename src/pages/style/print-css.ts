/** On paper: no ways around, everything open, addresses spelt out, nothing split that belongs together. */
export const PRINT_CSS = `@media print{
body{font-size:11pt}
.bar nav,.skip,summary,.way .soft,.code,form{display:none}
main,.bar,.notice,.foot{padding-inline:0}
.receipt-page{display:block}
.slip{position:static;margin-top:var(--s6)}
section{margin-top:var(--s6)}
.claim.short{font-size:24pt}
.q,.finding{font-size:14pt}
.receipt,.alert,.slip,.absent,.others li{break-inside:avoid}
h2,h3{break-after:avoid}
details::details-content{content-visibility:visible;block-size:auto}
mark{print-color-adjust:exact;-webkit-print-color-adjust:exact}
a[rel]::after{content:" <" attr(href) ">";font-size:9pt;overflow-wrap:anywhere}
}
`;
