// SPDX-License-Identifier: GPL-3.0-or-later
// A value that is made when it is first asked for.
#pragma once

#include <optional>

namespace byline {

// Thread rule: one thread.
template <class Value>
class Lazy {
 public:
  // The value; `make()` gives it the first time, and again after it threw.
  template <class Make>
  const Value& get(const Make& make) const {
    if (!value_) value_.emplace(make());
    return *value_;
  }

 private:
  mutable std::optional<Value> value_;
};

}  // namespace byline
