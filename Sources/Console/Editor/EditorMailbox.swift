internal import Glibc
internal import Synchronization

/// How other threads reach an editor that waits for keys.
package final class EditorMailbox: Sendable {
  private let messages = Mutex<[String]>([])
  private let readingEnd: Int32
  private let writingEnd: Int32

  /// Opens a mailbox; nil where the system has no pipe left.
  package init?() {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    (readingEnd, writingEnd) = (ends[0], ends[1])
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
  }

  deinit {
    close(readingEnd)
    close(writingEnd)
  }

  /// Shows lines above the prompt; while no prompt is there they wait for the next one.
  package func printAbove(_ text: String) {
    messages.withLock { $0.append(text) }
    wake()
  }

  /// Makes the editor ask its delegate again about colours and suggestions.
  package func wake() {
    var byte: UInt8 = 0
    _ = write(writingEnd, &byte, 1)
  }

  /// Readable while there is something to take.
  var descriptor: Int32 { readingEnd }

  /// Takes what has come in.
  func takeAll() -> [String] {
    SignalPipe.drain(readingEnd)
    return messages.withLock { messages in
      defer { messages = [] }
      return messages
    }
  }
}
