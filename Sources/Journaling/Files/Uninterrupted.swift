/// Makes a call again for as long as a signal comes first.
func uninterrupted<Result>(
  _ call: () throws(SystemError) -> Result
) throws(SystemError) -> Result {
  while true {
    do throws(SystemError) {
      return try call()
    } catch  where error.isInterruption {
      continue
    }
  }
}
