import { withPayload } from '@payloadcms/next/withPayload'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** @type {import('next').NextConfig} */
const nextConfig = {
  // The sources of the plugin lie above this folder.
  turbopack: { root: path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..') },
  typescript: { ignoreBuildErrors: true },
}

export default withPayload(nextConfig, { devBundleServerPackages: false })
