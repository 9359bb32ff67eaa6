extension KeyParser {
  /// The key that a finished sequence stands for.
  ///
  /// Known are the forms of xterm, rxvt, the Linux console, and those in which kitty and xterm's
  /// modifyOtherKeys report any key by its code.
  static func key(final: UInt8, numbers: [Int], held: Key.Modifiers) -> Step {
    let modifiers = held.union(self.modifiers(numbers.count > 1 ? numbers[1] : 0))
    switch final {
    case UInt8(ascii: "~"):
      guard let code = numbers.first else { return .nothing }
      if code == 27, numbers.count > 2 { return character(numbers[2], modifiers) }
      return named(tilde[code], modifiers)
    case UInt8(ascii: "u"): return character(numbers.first ?? 0, modifiers)
    case UInt8(ascii: "a")...UInt8(ascii: "d"):
      // rxvt writes Shift with an arrow in lower case.
      return named(letters[final - 0x20], modifiers.union(.shift))
    default: return named(letters[final], modifiers)
    }
  }

  private static func named(_ name: Key.Name?, _ modifiers: Key.Modifiers) -> Step {
    name.map { .key(.named($0, modifiers)) } ?? .nothing
  }

  private static func character(_ code: Int, _ modifiers: Key.Modifiers) -> Step {
    guard let scalar = Unicode.Scalar(UInt32(clamping: code)) else { return .nothing }
    switch code {
    case 27: return .key(.escape)
    case 9 where modifiers.contains(.shift): return .key(.named(.backTab))
    case 13 where modifiers.contains(.alt): return .key(.alt("\r"))
    case 9, 13, 127: return .key(.scalar(scalar))
    case ..<32, 128..<160, 57344...63743: return .nothing
    default: break
    }
    if modifiers.contains(.control) {
      return (64..<128).contains(code) ? .key(.control(scalar)) : .nothing
    }
    return .key(modifiers.contains(.alt) ? .alt(scalar) : .scalar(scalar))
  }

  // The parameter is one more than a set of bits: 1 shift, 2 alt, 4 control.
  private static func modifiers(_ parameter: Int) -> Key.Modifiers {
    parameter > 1 ? Key.Modifiers(rawValue: (parameter - 1) & 7) : []
  }

  private static let letters: [UInt8: Key.Name] = [
    UInt8(ascii: "A"): .up, UInt8(ascii: "B"): .down, UInt8(ascii: "C"): .right,
    UInt8(ascii: "D"): .left, UInt8(ascii: "H"): .home, UInt8(ascii: "F"): .end,
    UInt8(ascii: "Z"): .backTab,
  ]

  private static let tilde: [Int: Key.Name] = [
    1: .home, 2: .insert, 3: .delete, 4: .end, 5: .pageUp, 6: .pageDown, 7: .home, 8: .end,
  ]
}
