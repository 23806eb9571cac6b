// Bundles several published libraries into one minified file each, as builds do: node bundles.mjs CORPUS OUT LIST [COUNT]
//
// LIST names files of CORPUS, one a line (choose.py); each bundle takes five of different libraries, in turn, and
// OUT/<n>.json lists what it holds.  Every second bundle keeps the licence comments.  Run where esbuild was installed.
import { createRequire } from 'node:module'
import fs from 'node:fs'
import path from 'node:path'

const [corpus, out, list, count = '60'] = process.argv.slice(2)
const esbuild = createRequire(path.join(process.cwd(), 'x.js'))('esbuild')
const names = fs.readFileSync(list, 'utf8').split('\n').filter(Boolean)
const nothing = { name: 'nothing', setup: build => {
  build.onResolve({ filter: /.*/ }, asked => asked.kind === 'entry-point' || path.isAbsolute(asked.path) ? undefined : { path: asked.path, namespace: 'nothing' })
  build.onLoad({ filter: /.*/, namespace: 'nothing' }, () => ({ contents: 'module.exports = {}' }))
} }

fs.mkdirSync(out, { recursive: true })
const step = 7919 // a prime: neighbours in the list, which are of one library, end up in different bundles
for (let n = 0; n < Number(count); n++) {
  const chosen = new Map()
  for (let i = 0; chosen.size < 5; i++) {
    const name = names[(n * 5 + i) * step % names.length]
    const [library, version] = name.split('/')
    if (!chosen.has(library)) chosen.set(library, { library: library.replaceAll('+', '/'), version, name })
  }
  const code = [...chosen.values()].map(({ name }, i) => `import * as l${i} from ${JSON.stringify(path.resolve(corpus, name))}; window.l${i} = l${i}`).join('\n')
  try {
    await esbuild.build({ stdin: { contents: code, resolveDir: '/' }, bundle: true, minify: true, legalComments: n % 2 ? 'none' : 'inline', outfile: path.join(out, `${n}.js`), plugins: [nothing], logLevel: 'silent' })
    fs.writeFileSync(path.join(out, `${n}.json`), JSON.stringify([...chosen.values()].map(({ library, version }) => [library, version])))
  } catch (wrong) {
    console.log(`${n}: ${String(wrong.message).split('\n')[1]}`)
  }
}
