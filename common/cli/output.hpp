// SPDX-License-Identifier: GPL-3.0-or-later
// Standard output and standard error, the only doors text leaves by.
//
// Standard output is buffered, checked, and may go through a pager. A closed pipe ends the program
// quietly with success; any other failed write (a full disk) is Error{Incomplete}.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "common/base/error.hpp"
#include "common/base/file.hpp"

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

// Prints a text that is all there is: a help, a version. Ok, where no exception says otherwise.
ExitCode print_whole(std::string_view text);

// Holds text back until it is longer than a screen of `rows` lines, then starts the pager
// ($BYLINE_PAGER, $PAGER, else less, with LESS=FRX where that is not set) and feeds it; otherwise
// prints it. A pager that is not installed is done without. For terminals only.
//
// Once the pager runs, Ctrl-C belongs to it; one that is left early is a ClosedPipe.
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
  UniqueFd pipe_;
  int pager_ = -1;  // its process, -1: none
};

// Messages to a person on standard error, terminal-safe:
// "byline-search: cannot open index: '/x': no such folder", then "hint: ...". Further lines of a
// message are indented, so that no file name can make a line of its own.
void print_error(std::string_view program, std::string_view message, std::string_view hint = {});
// "note: ...".
void print_note(std::string_view message);

}  // namespace byline
