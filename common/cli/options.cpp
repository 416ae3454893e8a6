// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/cli/options.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/program_options/errors.hpp>
#include <boost/program_options/options_description.hpp>
#include <boost/program_options/parsers.hpp>
#include <boost/program_options/value_semantic.hpp>
#include <charconv>
#include <limits>

#include "common/base/error.hpp"
#include "common/cli/arguments.hpp"
#include "common/cli/option_table.hpp"

namespace byline {

namespace {

namespace po = boost::program_options;

po::options_description describe(std::span<const OptionRow> table) {
  po::options_description description;
  for (const OptionRow& row : table) {
    const std::string name(row.name);
    if (row.arity == Arity::Flag) {
      description.add_options()(name.c_str(), "");
    } else {
      description.add_options()(name.c_str(), po::value<std::string>(), "");
    }
  }
  return description;
}

// Neither abbreviations (allow_guessing) nor short options: arguments.hpp has dealt with those.
std::vector<po::option> run_parser(std::span<const OptionRow> table,
                                   const std::vector<std::string>& arguments) {
  namespace style = po::command_line_style;
  const po::options_description description = describe(table);
  try {
    return po::command_line_parser(arguments)
        .options(description)
        .style(style::allow_long | style::long_allow_adjacent | style::long_allow_next)
        .run()
        .options;
  } catch (const po::unknown_option& error) {
    throw unknown_option(table, error.get_option_name());
  } catch (const po::invalid_command_line_syntax& error) {
    const bool unwanted = error.kind() == po::invalid_syntax::extra_parameter;
    throw Error(ExitCode::Usage,
                fmt::format("cannot read option: '{}': {}", error.get_option_name(),
                            unwanted ? "it takes no value" : "it needs a value"));
  } catch (const po::error& error) {
    throw Error(ExitCode::Usage, fmt::format("cannot read options: {}", error.what()));
  }
}

[[noreturn]] void bad_number(std::string_view name, const std::string& value,
                             const std::string& wanted) {
  throw Error(ExitCode::Usage,
              fmt::format("cannot read option: '--{} {}': not {}", name, value, wanted));
}

// The factor that a size's unit stands for, 0 when there is no such unit.
long long unit_factor(std::string_view unit) {
  static constexpr std::string_view kUnits = "KMGT";
  if (unit.empty()) return 1;
  const char letter = unit[0] >= 'a' ? static_cast<char>(unit[0] - 'a' + 'A') : unit[0];
  const std::size_t power = kUnits.find(letter);
  const std::string_view rest = unit.substr(1);
  const bool known =
      power != std::string_view::npos && (rest.empty() || rest == "B" || rest == "iB");
  return known ? 1LL << (10 * (power + 1)) : 0;
}

}  // namespace

bool Options::has(std::string_view name) const {
  return values_.find(name) != values_.end();
}

const std::string& Options::get(std::string_view name) const {
  static const std::string kNone;
  const auto found = values_.find(name);
  return found == values_.end() ? kNone : found->second.back();
}

std::vector<std::string> Options::all(std::string_view name) const {
  const auto found = values_.find(name);
  return found == values_.end() ? std::vector<std::string>() : found->second;
}

void Options::set(std::string_view name, std::string value) {
  values_[std::string(name)].push_back(std::move(value));
}

long long Options::number(std::string_view name, long long fallback, long long low,
                          long long high) const {
  if (!has(name)) return fallback;
  const std::string& text = get(name);
  long long value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error == std::errc() && end == text.data() + text.size() && value >= low && value <= high) {
    return value;
  }
  const bool open = high == std::numeric_limits<long long>::max();
  bad_number(name, text,
             open ? fmt::format("a whole number from {} on", low)
                  : fmt::format("a whole number from {} to {}", low, high));
}

long long Options::bytes(std::string_view name, long long fallback) const {
  if (!has(name)) return fallback;
  const std::string& text = get(name);
  long long value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const long long factor =
      unit_factor({end, static_cast<std::size_t>(text.data() + text.size() - end)});
  const bool fits = factor > 0 && value <= std::numeric_limits<long long>::max() / factor;
  if (error == std::errc() && value > 0 && fits) return value * factor;
  bad_number(name, text, "a size such as 64M, 2G or 1048576");
}

Options parse_options(std::span<const OptionRow> table, const std::vector<std::string>& arguments,
                      DashWords dash_words) {
  Options options;
  const std::vector<std::string> rewritten = rewrite_arguments(table, arguments, dash_words);
  for (const po::option& option : run_parser(table, rewritten)) {
    if (option.string_key.empty()) {
      options.words.insert(options.words.end(), option.value.begin(), option.value.end());
      continue;
    }
    std::string value = option.value.empty() ? std::string() : option.value.front();
    if (value == kNoValue) value.clear();
    check_choice(*find_row(table, option.string_key), "--" + option.string_key, value);
    options.set(option.string_key, std::move(value));
  }
  return options;
}

}  // namespace byline
