#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tests check_sizes.py on small sources: it must see functions, and nothing else, as functions."""

import unittest

import check_sizes

SOURCE = '''\
// A comment with a brace {.
#include "a{.hpp"
namespace byline {

constexpr Row kTable[] = {
    {"a", f(1)},
    {"b", f(2)},
};

int one(int x = 3) { return x; }

template <class T>
bool operator==(const T& a, const T& b) {
  if (a.x != b.x) {
    return '{' == '}';
  }
  return true;
}

class Name : public Base {
 public:
  Name(int a) : a_{a}, b_(2) {
    run();
  }
  auto value() const -> int {
    return a_;
  }

 private:
  int a_ = 0;
  std::function<void()> f_ = [] {
    g();
  };
};

const char* text() {
  return R"(
}}}
)";
}

}  // namespace byline
'''


class Functions(unittest.TestCase):
    def test_functions_are_found_with_their_lengths(self):
        self.assertEqual(check_sizes.functions_of(SOURCE),
                         [(10, 1), (12, 7), (22, 3), (25, 3), (36, 5)])

    def test_a_verdict_names_the_budget(self):
        self.assertEqual(check_sizes.judge("x", 81, 0, 80),
                         ("OVER " + "x".ljust(36) + "    81   budget at most 80", True))
        self.assertFalse(check_sizes.judge("x", 80, 0, 80)[1])
        self.assertTrue(check_sizes.judge("x", 34, 35, 50)[1])

    def test_comment_share_leaves_the_licence_out(self):
        text = "// SPDX-License-Identifier: X\n// why\n\nint a;\nint b; // no\nint c;\n"
        self.assertEqual(check_sizes.comment_share(text), 25)


if __name__ == "__main__":
    unittest.main()
