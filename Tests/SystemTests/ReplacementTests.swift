import Foundation
import System
import TestSupport
import Testing
