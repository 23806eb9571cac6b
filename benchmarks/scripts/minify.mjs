// Makes of published files what a build makes of them: no comments, short local names.
//
//   node minify.mjs terser|esbuild|uglify-js|swc CORPUS OUT LIST     the files that LIST names, one a line
//   node minify.mjs missing CORPUS OUT LIST      by esbuild, those not published minified, or with comments inside
//
// Run where `npm i esbuild terser uglify-js @swc/core` was run.  A file that does not parse is left out.  The same bytes are
// minified once; further names of them are hard links.
import { createRequire } from 'node:module'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'

const [kind, corpus, out, list] = process.argv.slice(2)
const tool = createRequire(path.join(process.cwd(), 'x.js'))({ missing: 'esbuild', swc: '@swc/core' }[kind] ?? kind)
const AT_ONCE = ['esbuild', 'missing'].includes(kind) ? 4 : 1

const isMinified = code => code.length / code.split('\n').length > 300
const isModule = code => /^\s*(import|export)\b/m.test(code)

async function made (code) {
  if (AT_ONCE > 1) return (await tool.transform(code, { minify: true, legalComments: 'none', loader: 'js', logLevel: 'silent' })).code
  if (kind === 'swc') return (await tool.minify(code, { compress: true, mangle: { toplevel: true }, format: { comments: false }, module: isModule(code) })).code
  const options = { compress: true, mangle: { toplevel: true }, module: isModule(code) }
  const done = kind === 'terser' ? await tool.minify(code, { ...options, format: { comments: false } }) : tool.minify(code, options)
  if (done.error) throw done.error
  return done.code
}

const first = new Map() // digest of a content -> where its minified form will be
async function minify (name) {
  const target = path.join(out, name)
  if (fs.existsSync(target)) return
  const code = fs.readFileSync(path.join(corpus, name), 'utf8')
  if (code.length < 800 || (kind === 'missing' && isMinified(code) && code.indexOf('/*', 400) < 0)) return
  fs.mkdirSync(path.dirname(target), { recursive: true })
  const digest = createHash('sha1').update(code).digest('hex')
  const same = first.get(digest)
  if (!same) return first.set(digest, write(name, code, target)).get(digest)
  const there = await same
  if (there) fs.linkSync(there, target)
}

async function write (name, code, target) {
  try {
    fs.writeFileSync(target, await made(code))
    return target
  } catch (wrong) {
    console.log(`${name}: ${String(wrong.message).split('\n')[0]}`)
  }
}

const names = fs.readFileSync(list, 'utf8').split('\n').filter(Boolean)
await Promise.all(Array.from({ length: AT_ONCE }, async () => { while (names.length) await minify(names.shift()) }))
