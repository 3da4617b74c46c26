using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace SfIntegrationAnalyzers.OrgCheck.Tests.Reporting;

/// <summary>A Chromium that is installed on this machine, without a window.</summary>
internal static class Browser
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge"];

    /// <summary>The program, or null where there is none.</summary>
    public static string? Path { get; } = Environment.GetEnvironmentVariable("SFI_BROWSER_PATH") ?? Find();

    /// <summary>
    /// Why tests that need a browser are skipped; null where there is one, and
    /// where one is required. Part of their names, which every console shows.
    /// </summary>
    public static string? SkipReason { get; } =
        Path is null && Environment.GetEnvironmentVariable("SFI_BROWSER") != "required"
            ? "install Chromium, or name a browser in SFI_BROWSER_PATH"
            : null;

    /// <summary>Runs the browser on a page and gives its standard output.</summary>
    public static string Run(string page, params string[] arguments)
    {
        // It makes a socket there, whose path must be short, and the machine's own folder may be long.
        var profile = OperatingSystem.IsWindows()
            ? Directory.CreateTempSubdirectory("sfi-browser-").FullName
            : Directory.CreateDirectory($"/tmp/sfi-browser-{Guid.NewGuid():N}").FullName;
        try
        {
            var start = new ProcessStartInfo(Path!) { RedirectStandardOutput = true, RedirectStandardError = true };
            string[] all =
            [
                "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run", "--disable-extensions",
                "--disable-background-networking", $"--user-data-dir={profile}", .. arguments, new Uri(page).AbsoluteUri,
            ];
            foreach (var argument in all)
                start.ArgumentList.Add(argument);
            start.Environment["TMPDIR"] = profile;

            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0
                ? output
                : throw new InvalidOperationException($"{Path} ended with exit code {process.ExitCode}: {errors.GetAwaiter().GetResult()}");
        }
        finally
        {
            Directory.Delete(profile, recursive: true);
        }
    }

    private static string? Find() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator)
            .SelectMany(
                folder => Names, (folder, name) => System.IO.Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name))
            .FirstOrDefault(File.Exists);
}

/// <summary>A test that looks at a page in a browser: skipped, visibly, where there is none, unless <c>SFI_BROWSER=required</c>.</summary>
internal sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute([CallerMemberName] string test = "")
    {
        if (Browser.SkipReason is { } reason)
            (Skip, DisplayName) = (reason, $"{test} ({reason})");
    }
}

/// <summary><see cref="BrowserFactAttribute"/> for a theory.</summary>
internal sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute([CallerMemberName] string test = "")
    {
        if (Browser.SkipReason is { } reason)
            (Skip, DisplayName) = (reason, $"{test} ({reason})");
    }
}
