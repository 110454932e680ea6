import ElementaryFunctions
import Testing

@Suite struct IdentityTests {
  /// Numbers of all magnitudes, always the same.
  private func numbers(from low: Double, to high: Double, count: Int = 2000) -> [Double] {
    // Multiples of the golden ratio modulo 1 are evenly spread.
    (1...count).map { i in
      let position = (Double(i) * 0.6180339887498949).truncatingRemainder(dividingBy: 1)
      return .exp(.log(low) + position * (.log(high) - .log(low)))
    }
  }

  @Test func `exp and log are inverses`() {
    for x in numbers(from: 1e-300, to: 1e300) {
      let logarithm = Double.log(x)
      // Half a unit of the logarithm, and one of the result.
      let bound = 0x1p-53 * (abs(logarithm) + 2)
      #expect(abs(Double.exp(logarithm) / x - 1) <= bound, "\(x)")
    }
  }

  @Test func `log1p is the logarithm of a sum that is exact`() {
    for n in 1...2000 { #expect(Double.log(onePlus: Double(n)) == Double.log(Double(n) + 1)) }
  }

  @Test func `the squares of sine and cosine add up to 1`() {
    for x in numbers(from: 1e-3, to: 1e300) {
      let s = Double.sin(x), c = Double.cos(x)
      #expect(abs(s * s + c * c - 1) <= 0x1p-52, "\(x)")
    }
  }

  @Test func `odd and even functions are so to the last bit`() {
    for x in numbers(from: 1e-10, to: 1e10) {
      #expect(Double.sin(-x) == -Double.sin(x))
      #expect(Double.cos(-x) == Double.cos(x))
      #expect(Double.tanh(-x) == -Double.tanh(x))
      #expect(Double.hypot(-x, 2) == Double.hypot(2, x))
      #expect(Double.pow(-1 - x, 3) == -Double.pow(1 + x, 3))
    }
  }

  @Test(arguments: [1.0, -1.0])
  func `neighbours are in order`(sign: Double) {
    // Ends of tables and of reductions are among them: multiples of 1/256 and of log 2 / 256.
    var places = numbers(from: 1e-8, to: 20, count: 100)
    places += (1...300).map { Double($0) / 256 } + (1...300).map { Double($0) * .log(2) / 256 }
    for place in places {
      var x = sign * place
      for _ in 0..<50 { x = x.nextDown }
      for _ in 0..<100 {
        let next = x.nextUp
        #expect(Double.exp(x) <= Double.exp(next), "\(x)")
        #expect(Double.tanh(x) <= Double.tanh(next), "\(x)")
        if x > 0 {
          #expect(Double.log(x) <= Double.log(next), "\(x)")
          #expect(Double.pow(x, 0.3) <= Double.pow(next, 0.3), "\(x)")
        }
        if x > -1 { #expect(Double.log(onePlus: x) <= Double.log(onePlus: next), "\(x)") }
        if abs(x) < 1.5 { #expect(Double.sin(x) <= Double.sin(next), "\(x)") }
        x = next
      }
    }
  }

  @Test func `powers that are numbers of double precision are exact`() {
    for k in -1074...1023 {
      let power = Double(sign: .plus, exponent: k, significand: 1)
      #expect(Double.pow(2, Double(k)) == power)
      #expect(Double.pow(0.5, Double(-k)) == power)
      #expect(Double.log2(power) == Double(k))
    }
    for n in 2...1000 {
      var power = 1.0, exponent = 0.0
      while power * Double(n) < 0x1p53 {
        power *= Double(n)
        exponent += 1
        #expect(Double.pow(Double(n), exponent) == power, "\(n)^\(exponent)")
      }
      #expect(Double.pow(Double(n * n), 0.5) == Double(n))
    }
  }

  @Test func `a square is the product, rounded once`() {
    for n in 1...20_000 {
      let x = Double(n) / 7
      #expect(Double.pow(x, 2) == x * x, "\(x)")
    }
  }

  /// Grids of rates are made of them, and a run's identity holds its rate.
  @Test func `powers of ten are those that one writes`() {
    for k in -30...22 {
      let power = Double("1e\(k)")!
      #expect(Double.pow(10, Double(k)) == power)
      #expect(Double.log10(power) == Double(k))
    }
  }

  @Test func `the error function's complements add up to 2`() {
    for x in numbers(from: 1e-8, to: 5) {
      #expect(abs(Double.erfc(x) + Double.erfc(-x) - 2) <= 0x1p-51, "\(x)")
    }
  }

  @Test func `a factorial is that many times the one before`() {
    for n in 1...1000 {
      let sum = Double.logFactorial(n - 1) + Double.log(Double(n))
      #expect(abs(Double.logFactorial(n) - sum) <= 0x1p-51 * max(1, sum), "\(n)")
    }
  }
}
