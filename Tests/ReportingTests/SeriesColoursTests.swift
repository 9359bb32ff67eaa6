import Foundation
import Reporting
import Testing

/// Series can be told apart on their ground, by people who see fewer colours as well.
struct SeriesColoursTests {
  private typealias Colour = SIMD3<Double>

  /// What is left of linear red, green and blue, a row each: Machado, Oliveira and Fernandes, "A
  /// Physiologically-based Model for Simulation of Color Vision Deficiency" (2009), severity 1.
  private static let deficiencies: [String: [Colour]] = [
    "none": [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
    "protanopia": [
      [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
      [-0.003882, -0.048116, 1.051998],
    ],
    "deuteranopia": [
      [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
      [-0.011820, 0.042940, 0.968881],
    ],
    "tritanopia": [
      [1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
      [0.004733, 0.691367, 0.303900],
    ],
  ]

  private func linear(_ hex: String) throws -> Colour {
    let value = try #require(UInt32(hex.dropFirst(), radix: 16))
    return Colour(
      [16, 8, 0].map { shift in
        let share = Double((value >> shift) & 0xff) / 255
        return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
      })
  }

  private func luminance(_ colour: Colour) -> Double {
    (colour * Colour(0.2126, 0.7152, 0.0722)).sum()
  }

  /// CIE 1976 L*a*b*, white D65.
  private func lab(_ colour: Colour) -> Colour {
    let rows: [Colour] = [
      [0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505],
    ]
    let white: Colour = [0.9505, 1, 1.089]
    let f = rows.enumerated().map { index, row in
      let share = max(0, (row * colour).sum()) / white[index]
      return share > 0.008856 ? cbrt(share) : 7.787 * share + 16.0 / 116
    }
    return [116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])]
  }

  @Test(arguments: [SeriesColours.light, .dark])
  func everyColourStandsOutFromItsGround(_ colours: SeriesColours) throws {
    let ground = luminance(try linear(colours.ground))
    for (colour, least) in colours.series.map({ ($0, 3.0) }) + [(colours.ink, 4.5)] {
      let other = luminance(try linear(colour))
      let contrast = (max(ground, other) + 0.05) / (min(ground, other) + 0.05)
      #expect(contrast >= least, "\(colour) on \(colours.ground): \(contrast)")
    }
  }

  /// The first three, which nearly every picture makes do with, differ by far; the rest visibly.
  @Test(arguments: [SeriesColours.light, .dark])
  func seriesDifferForEveryEye(_ colours: SeriesColours) throws {
    for (name, rows) in Self.deficiencies {
      let seen = try colours.series.map { hex in
        let colour = try linear(hex)
        return lab(
          Colour(rows.map { min(1, max(0, ($0 * colour).sum())) }))
      }
      for first in seen.indices {
        for second in seen.indices where second > first {
          let offset = seen[first] - seen[second]
          let distance = (offset * offset).sum().squareRoot()
          let least = second < 2 ? 40.0 : second < 3 ? 20 : 7
          #expect(
            distance >= least,
            "\(colours.series[first]) and \(colours.series[second]), \(name): \(distance)")
        }
      }
    }
  }
}
