// SPDX-License-Identifier: GPL-3.0-or-later
// Standard output and standard error, the only doors text leaves by.
//
// Standard output is buffered, checked, and may go through a pager. A closed pipe ends the program
// quietly with success; any other failed write (a full disk) is Error{Incomplete}.
#pragma once

#include <string>
#include <string_view>

namespace byline {

// Thrown when the reader of standard output is gone; run_main turns it into exit code 0.
struct ClosedPipe {};

class Output {
 public:
  virtual ~Output() = default;
  virtual void write(std::string_view text) = 0;
  // Everything written has left, or an exception says why not. Call once, at the end.
  virtual void finish() = 0;
};

// Standard output as it is.
class StandardOutput : public Output {
 public:
  void write(std::string_view text) override;
  void finish() override;

 private:
  std::string buffer_;
};

// Holds text back until it is longer than `rows` lines, then starts the pager ($BYLINE_PAGER,
// $PAGER, else "less -FRX" in effect) and feeds it; otherwise prints it. For terminals only.
class PagedOutput : public Output {
 public:
  explicit PagedOutput(std::size_t rows) : rows_(rows) {}
  ~PagedOutput() override;
  void write(std::string_view text) override;
  void finish() override;

 private:
  void start_pager();
  std::size_t rows_;
  std::size_t lines_ = 0;
  std::string buffer_;
  int pipe_ = -1;
  int pager_ = -1;
};

// Messages to a person on standard error, one line each, terminal-safe:
// "byline-search: cannot open index: '/x': no such folder", then "hint: ...".
void print_error(std::string_view program, std::string_view message, std::string_view hint = {});
// "note: ...".
void print_note(std::string_view message);

}  // namespace byline
