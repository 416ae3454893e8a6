// SPDX-License-Identifier: GPL-3.0-or-later
// A fresh folder and a clean environment for one test of the real programs.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace byline::test {

struct Outcome {
  int exit_code = -1;  // 128 + signal when killed
  std::string out;
  std::string err;
};

// Removes its folder at the end. HOME, XDG_* and TMPDIR point into it; LANG is C.UTF-8; nothing
// else is in the environment but PATH and what `environment` adds.
class Sandbox {
 public:
  Sandbox();
  ~Sandbox();
  Sandbox(const Sandbox&) = delete;
  Sandbox& operator=(const Sandbox&) = delete;

  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }
  [[nodiscard]] std::filesystem::path path(std::string_view name) const { return folder_ / name; }

  // Writes a file below the folder, with its parents.
  void write(std::string_view name, std::string_view content) const;
  [[nodiscard]] std::string read(std::string_view name) const;

  // Runs a program with the folder as working directory. `input` is its standard input.
  Outcome run(const std::string& program, const std::vector<std::string>& arguments,
              std::string_view input = {}) const;

  // The two programs, with --index INDEX-in-the-folder put behind the command.
  Outcome index(std::vector<std::string> arguments, std::string_view input = {}) const;
  Outcome search(std::vector<std::string> arguments, std::string_view input = {}) const;

  // A command line for /bin/sh, with both programs on PATH.
  Outcome shell(const std::string& command, std::string_view input = {}) const;

  std::map<std::string, std::string> environment;

 private:
  std::filesystem::path folder_;
};

// A folder of the repository: "corpora".
[[nodiscard]] std::filesystem::path repository(std::string_view name);

}  // namespace byline::test
