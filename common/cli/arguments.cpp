// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/cli/arguments.hpp"

#include <fmt/format.h>

#include "common/base/error.hpp"
#include "common/cli/option_table.hpp"
#include "common/text/ascii.hpp"

namespace byline {

namespace {

bool looks_like_option(std::string_view argument) {
  return argument.size() >= 2 && argument[0] == '-';
}

// Walks the arguments once; `at_` is the next one.
class Rewriter {
 public:
  Rewriter(std::span<const OptionRow> table, const std::vector<std::string>& arguments,
           DashWords dash_words)
      : table_(table), arguments_(arguments), dash_words_(dash_words) {}

  std::vector<std::string> run() {
    while (at_ < arguments_.size() && arguments_[at_] != "--") {
      const std::string& argument = arguments_[at_++];
      if (argument.starts_with("--")) {
        long_option(argument);
      } else if (looks_like_option(argument)) {
        dash(argument);
      } else {
        result_.push_back(argument);
      }
    }
    result_.insert(result_.end(), arguments_.begin() + static_cast<std::ptrdiff_t>(at_),
                   arguments_.end());
    return std::move(result_);
  }

 private:
  // An unknown one, and one with "=", Boost judges by itself.
  void long_option(const std::string& argument) {
    const OptionRow* row = find_row(table_, std::string_view(argument).substr(2));
    if (row == nullptr) {
      result_.push_back(argument);
    } else {
      without_value(*row, argument);
    }
  }

  void without_value(const OptionRow& row, const std::string& typed) {
    switch (row.arity) {
      case Arity::Flag:
        result_.push_back(fmt::format("--{}", row.name));
        return;
      case Arity::OptionalValue:
        with_value(row, kNoValue);
        return;
      case Arity::Value:
      case Arity::Repeated:
        with_value(row, next_value(row, typed));
        return;
    }
  }

  void with_value(const OptionRow& row, std::string_view value) {
    result_.push_back(fmt::format("--{}={}", row.name, value));
  }

  const std::string& next_value(const OptionRow& row, const std::string& typed) {
    const bool missing =
        at_ == arguments_.size() || arguments_[at_].empty() || looks_like_option(arguments_[at_]);
    if (!missing) return arguments_[at_++];
    throw Error(ExitCode::Usage,
                fmt::format("cannot read option: '{}': it needs a value, {}", typed, row.argument),
                fmt::format("write --{}=VALUE for a value that begins with a dash", row.name));
  }

  // -n, -n20, -h, -flood.
  void dash(const std::string& argument) {
    const OptionRow* row = find_letter(table_, argument[1]);
    const bool takes_value = row != nullptr && row->arity != Arity::Flag;
    if (row != nullptr && argument.size() == 2) {
      without_value(*row, argument);
    } else if (takes_value && (is_digit(argument[2]) || dash_words_ == DashWords::Refuse)) {
      with_value(*row, std::string_view(argument).substr(2));
    } else if (dash_words_ == DashWords::Exclusion && argument.size() > 2) {
      result_.push_back(argument);
    } else {
      refuse(argument);
    }
  }

  [[noreturn]] void refuse(const std::string& argument) const {
    if (dash_words_ == DashWords::Refuse) throw unknown_option(table_, argument);
    throw Error(ExitCode::Usage, fmt::format("unknown option: '{}'", argument),
                fmt::format("to leave out a word of one letter: NOT {}", argument.substr(1)));
  }

  std::span<const OptionRow> table_;
  const std::vector<std::string>& arguments_;
  DashWords dash_words_;
  std::size_t at_ = 0;
  std::vector<std::string> result_;
};

}  // namespace

std::vector<std::string> rewrite_arguments(std::span<const OptionRow> table,
                                           const std::vector<std::string>& arguments,
                                           DashWords dash_words) {
  return Rewriter(table, arguments, dash_words).run();
}

}  // namespace byline
