// Makes of every published file what a build makes of it: no comments, short local names.
//
//   node minify.mjs esbuild CORPUS OUT            every file of which no minified form is published, to learn from
//   node minify.mjs terser CORPUS OUT LIST        the files that LIST names, one a line, to measure by
//
// Run where `npm i esbuild terser` was run (NODE_PATH or a folder above).  A file that does not parse is left out.
import { createRequire } from 'node:module'
import fs from 'node:fs'
import path from 'node:path'

const [kind, corpus, out, list] = process.argv.slice(2)
const require = createRequire(path.join(process.cwd(), 'x.js'))

function * all (folder) {
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const full = path.join(folder, entry.name)
    if (entry.isDirectory()) yield * all(full)
    else if (/\.[cm]?js$/.test(entry.name)) yield path.relative(corpus, full)
  }
}

const isMinified = code => code.length / code.split('\n').length > 300
const hasMinified = name => ['.min', '-min', '.production.min'].some(word =>
  fs.existsSync(path.join(corpus, name.replace(/(\.development|\.global|\.slim)?\.([cm]?js)$/, `$1${word}.$2`))))

const esbuild = kind === 'esbuild' && require('esbuild')
const terser = kind === 'terser' && require('terser')
const names = list ? fs.readFileSync(list, 'utf8').split('\n').filter(Boolean) : [...all(corpus)]
for (const name of names) {
  const target = path.join(out, name)
  if (fs.existsSync(target)) continue
  const code = fs.readFileSync(path.join(corpus, name), 'utf8')
  if (code.length < 800) continue
  if (esbuild && (isMinified(code) || hasMinified(name) || code.length > 2e6)) continue
  try {
    const made = esbuild
      ? (await esbuild.transform(code, { minify: true, legalComments: 'none', loader: 'js', logLevel: 'silent' })).code
      : (await terser.minify(code, { compress: true, mangle: true, module: /^\s*(import|export)\b/m.test(code), format: { comments: false } })).code
    fs.mkdirSync(path.dirname(target), { recursive: true })
    fs.writeFileSync(target, made)
  } catch (wrong) {
    console.log(`${name}: ${String(wrong.message).split('\n')[0]}`)
  }
}
