const teardown = async () => {
  await globalThis.crmStopAll?.()
}

export default teardown
