internal import Glibc

/// The program's conversation with heft: the code's variants, and what it showed.
enum Program {
  nonisolated(unsafe) static var variants: [any AnyVariant] = []
  nonisolated(unsafe) static var shown: String?
  nonisolated(unsafe) static var shownType: String?
  nonisolated(unsafe) static var names: [JSON] = []
  nonisolated(unsafe) static var request = Request([])

  /// Answers requests until heft hangs up; the first came before the code ran.
  static func serve() -> Never {
    while true {
      var reply: [(String, JSON)]
      do {
        reply = [("result", .object(try answer(request)))]
      } catch {
        reply = [("failure", description(of: error))]
      }
      Streams.settle()
      reply.append(("id", .optional(request.int("id"))))
      Channel.send(reply)
      request = Channel.receive()
    }
  }

  /// What heft needs to explain an error that the code threw.
  static func description(of error: any Error) -> JSON {
    .object([
      ("kind", .text("raised")), ("type", .text("\(type(of: error))")),
      ("message", .text(String(String(describing: error).prefix(1000)))),
    ])
  }

  private static func answer(_ request: Request) throws -> [(String, JSON)] {
    switch request.text("op") {
    case "execute":
      return [
        ("shown", .optional(shown)), ("type", .optional(shownType)), ("names", .list(names)),
      ]
    case "weigh": return try variant.weigh(countingFirst: request.bool("countingFirst"))
    case "layout": return try variant.layout()
    case "resident":
      Streams.silence()
      defer { Streams.speak() }
      return [("rss", .optional(try variant.resident()))]
    case "clock-ready":
      Streams.silence()
      Channel.phase("timing")
      _ = try variant.timeBoth()
      return []
    case "clock-sample": return try sample(request)
    case "high-water": return [("highWater", .optional(Resident.highWater))]
    case "reusable": return [("reusable", .bool(try variant.isReusable()))]
    default: return []
    }
  }

  /// Times so many loops of one phase.
  private static func sample(_ request: Request) throws -> [(String, JSON)] {
    Clock.settle(on: request.int("processor"))
    let loops = request.int("loops") ?? 1
    let seconds: Double
    switch request.text("phase") {
    case "both":
      let (build, use) = try variant.timeBoth()
      return [
        ("build", .double(build)), ("use", .double(use)), ("processor", .optional(Clock.processor)),
      ]
    case "build": seconds = try variant.timeBuild(loops: loops)
    case _ where request.bool("reuse"): seconds = try variant.timeReuse(loops: loops)
    default: seconds = try variant.timeUse(loops: loops, batch: request.int("batch") ?? 1)
    }
    return [("seconds", .double(seconds)), ("processor", .optional(Clock.processor))]
  }

  /// The variant of the first request that named one: a process serves one alone.
  private static var variant: any AnyVariant {
    get throws {
      if let index = request.int("variant") { chosen = index }
      guard variants.indices.contains(chosen) else { throw NoVariant() }
      return variants[chosen]
    }
  }
  nonisolated(unsafe) private static var chosen = 0

  private struct NoVariant: Error {}
}
