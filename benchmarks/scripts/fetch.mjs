// Fetches every release of some packages through npm's own client, and keeps the scripts a page would load.
//
//   node fetch.mjs OUT < PLAN      PLAN: [{"library": "jquery", "package": "jquery", "files": ["dist/*.js"], "most": 70}]
//
// Kept are the files that `files` names and those that the package's own package.json names as its entries, as
// OUT/<library>/<version>/<path>, where another package of the library has that too below <package>/;
// OUT/<library>/published.json lists all versions there are.  pacote is what npm fetches with: it asks the registry
// that npm is set up for, and checks each tarball's integrity.
import { createRequire } from 'node:module'
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'

const npm = name => execFileSync('npm', name, { encoding: 'utf8' }).trim()
const require = createRequire(path.join(npm(['root', '-g']), 'npm', 'package.json'))
const pacote = require('pacote')
const tar = require('tar')

const out = process.argv[2]
const AT_ONCE = 12 // tarballs
const LARGEST = 8 << 20 // bytes of a script worth keeping
const RELEASE = /^\d+\.\d+\.\d+$/
const PREVIEW = /^\d+\.\d+\.\d+-?(alpha|beta|rc)[.-]?\d*(\.\d+)?$/
const options = { registry: npm(['config', 'get', 'registry']), cache: path.join(out, '.cache'), preferOffline: true, packumentCache: new Map() }

const folder = name => name.replaceAll('/', '+')
const pattern = glob => new RegExp('^' + glob.replace(/[.+^${}()|\\]/g, '\\$&').replaceAll('*', '[^/]*') + '$')
const byNumbers = (a, b) => {
  const [x, y] = [a, b].map(v => v.split(/[.-]/).map(n => parseInt(n) || 0))
  return x[0] - y[0] || x[1] - y[1] || x[2] - y[2] || (a < b ? -1 : 1)
}

const minorOf = version => version.split('.', 2).join('.')

// All where few; else the last patch of every minor, its first, then others, spread evenly.
function choose (versions, most) {
  const wanted = new Set()
  const minors = [...new Set(versions.map(minorOf))].map(minor => versions.filter(v => minorOf(v) === minor))
  for (const wave of [minors.map(m => m.at(-1)), minors.map(m => m[0]), versions]) {
    const rest = wave.filter(v => !wanted.has(v))
    const room = Math.min(rest.length, most - wanted.size)
    for (let i = 0; i < room; i++) wanted.add(rest[Math.floor(i * rest.length / room)])
  }
  return versions.filter(v => wanted.has(v))
}

async function scriptsOf (spec, patterns) {
  const held = new Map()
  let entries = []
  await pacote.tarball.stream(spec, stream => new Promise((resolve, reject) => {
    const parser = new tar.Parser({ onReadEntry: entry => {
      const name = entry.path.slice(entry.path.indexOf('/') + 1)
      const depth = name.split('/').length
      if (name !== 'package.json' && (!/\.[cm]?js$/.test(name) || depth > 5 || entry.size > LARGEST)) return entry.resume()
      const pieces = []
      entry.on('data', piece => pieces.push(piece))
      entry.on('end', () => {
        const content = Buffer.concat(pieces)
        if (name === 'package.json') entries = entriesOf(content)
        else held.set(name, content)
      })
    } })
    parser.on('end', resolve)
    parser.on('error', reject)
    stream.on('error', reject)
    stream.pipe(parser)
  }), options)
  return [...held].filter(([name]) => patterns.some(p => p.test(name)) || entries.some(e => name === e || name === `${e}.js`))
}

function entriesOf (content) {
  try {
    const told = JSON.parse(content)
    return [told.main, told.unpkg, told.jsdelivr, told.browser, told.module].flatMap(e => typeof e === 'string' ? [path.posix.normalize(e)] : [])
  } catch { return [] }
}

async function fetchAll ({ library, package: name, files, most, previews }) {
  const home = path.join(out, folder(library))
  const told = await pacote.packument(name, options)
  const versions = Object.keys(told.versions).sort(byNumbers)
  const listed = versions.filter(v => RELEASE.test(v) || PREVIEW.test(v))
  fs.mkdirSync(home, { recursive: true })
  const list = path.join(home, 'published.json')
  const before = fs.existsSync(list) ? JSON.parse(fs.readFileSync(list, 'utf8')) : []
  fs.writeFileSync(list, JSON.stringify([...new Set([...before, ...listed])].sort(byNumbers)))
  const able = listed.filter(v => RELEASE.test(v) || previews)
  const chosen = most ? choose(able, most) : able
  if (process.env.COUNT) return console.log(`${library} ${name} ${versions.length} all, ${listed.length} listed, ${chosen.length} chosen, last ${told.versions[versions.at(-1)].dist.unpackedSize}`)
  const patterns = files.map(pattern)
  const missing = chosen.filter(v => !fs.existsSync(path.join(home, v, `.${folder(name)}`)))
  const one = async version => {
    let kept
    try {
      kept = await scriptsOf(`${name}@${version}`, patterns)
    } catch (wrong) {
      return console.log(`  ${name}@${version}: ${wrong.code ?? wrong.message}`)
    }
    for (const [file, content] of kept) {
      let target = path.join(home, version, file)
      if (fs.existsSync(target) && !fs.readFileSync(target).equals(content)) target = path.join(home, version, folder(name), file)
      fs.mkdirSync(path.dirname(target), { recursive: true })
      fs.writeFileSync(target, content)
    }
    fs.mkdirSync(path.join(home, version), { recursive: true })
    fs.writeFileSync(path.join(home, version, `.${folder(name)}`), '')
  }
  const queue = [...missing]
  await Promise.all(Array.from({ length: AT_ONCE }, async () => { while (queue.length) await one(queue.shift()) }))
  fs.rmSync(options.cache, { recursive: true, force: true })
  options.packumentCache.clear()
  console.log(`${new Date().toISOString().slice(11, 19)} ${library}: ${name}, ${missing.length} fetched, ${chosen.length} of ${listed.length} versions`)
}

for (const row of JSON.parse(fs.readFileSync(0, 'utf8'))) {
  try { await fetchAll(row) } catch (wrong) { console.log(`${row.library}: ${row.package}: ${wrong.code ?? wrong.message}`) }
}
