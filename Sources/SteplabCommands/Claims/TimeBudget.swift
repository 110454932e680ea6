import ArgumentParser

/// A time that may be used, such as `90s`, `30m` or `1h30m`, up to a thousand days.
struct TimeBudget: ExpressibleByArgument {
  let seconds: Double

  init?(argument: String) {
    let units: [Character: Double] = ["h": 3600, "m": 60, "s": 1]
    var total = 0.0, digits = ""
    var largest = Double.infinity
    for character in argument {
      if character.isASCII, character.isNumber || character == "." {
        digits.append(character)
        continue
      }
      // Each unit once, the larger first: 30m1h is a slip.
      guard let unit = units[character], unit < largest, let number = Double(digits) else {
        return nil
      }
      total += number * unit
      (largest, digits) = (unit, "")
    }
    guard digits.isEmpty, total > 0, total <= 86.4e6 else { return nil }
    seconds = total
  }
}
