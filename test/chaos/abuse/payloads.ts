// Names that a browser, a spreadsheet, a terminal or a log reader could interpret as code.
const say = 'alert(document.domain)';
const markup = [
  `<script>${say}</script>`,
  `<img src=x onerror=${say}>`,
  `<svg onload=${say}>`,
  `"><script>${say}</script>`,
  `'><img src=x onerror=${say}>`,
  `</title><script>${say}</script>`,
  `</script><script>${say}</script>`,
  `</textarea><script>${say}</script>`,
  `<iframe srcdoc="<script>${say}</script>">`,
  `<a href="javascript:${say}">name</a>`,
  `<details open ontoggle=${say}>`,
  `<body onload=${say}>`,
  `<math><mi xlink:href="data:x,<script>${say}</script>">`,
  `javascript:${say}`,
  `data:text/html,<script>${say}</script>`,
  `{{constructor.constructor('${say}')()}}`,
  `\${${say}}`,
  `<%= ${say} %>`,
  `]]><script>${say}</script>`,
  `<!--<script>${say}</script>-->`,
  `&lt;script&gt;${say}&lt;/script&gt;`,
  `" autofocus onfocus=${say} x="`,
  `\\u003cscript\\u003e${say}`,
  `<style>@import'http://127.0.0.1:9/'</style>`,
];
const formulas = [
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  `=HYPERLINK("http://127.0.0.1:9/","x")`,
  `=cmd|' /C calc'!A0`,
  '=a,b"c',
];
const harmless = [
  '😀👩‍🚀',
  'ＡＢＣ',
  'İıſ',
  'x'.repeat(120),
  '../../etc/passwd',
  '%s%n%x',
  "'; DROP TABLE sweeps;--",
  '{"json":1}',
  `\${jndi:ldap://127.0.0.1/a}`,
  'null',
  '__proto__',
  '# TYPE x counter',
];
const control = [
  'a\nb',
  'a\r\nSet-Cookie: x=1',
  '\u001b[31mred',
  '\u001b]0;title\u0007',
  'a\u0000b',
  'evil\u202etxt.exe',
  '\u2066x\u2069',
  '\u0007',
  '\ud800',
];

/** At least 50 names. */
export const payloads: readonly string[] = [...markup, ...formulas, ...harmless, ...control];
