using System.Collections;
using System.Diagnostics;
using System.Text;

namespace SfIntegrationAnalyzers.Testing.Building;

/// <summary>How a run of <c>dotnet</c> ended.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">What it wrote to standard output and error, in the order of arrival.</param>
/// <param name="StandardOutput">What it wrote to standard output alone.</param>
internal sealed record DotNetResult(int ExitCode, string Output, string StandardOutput);

/// <summary>
/// Runs the <c>dotnet</c> command as a person in a fresh shell would: nothing of the build or test run around it leaks in.
/// </summary>
internal static class DotNet
{
    /// <summary>Prefixes of variables that a surrounding build, test run, CI service or Salesforce login sets.</summary>
    private static readonly string[] Foreign =
        [
            "MSBUILD", "DOTNET_CLI", "DOTNET_HOST", "VSTEST", "NUGET_", "SF_", "SFI_", "SFDX_", "CI", "TF_BUILD", "TEAMCITY_", "JENKINS_",
            "CODEBUILD_", "GITHUB_", "COREHOST", "COR_", "CORECLR_",
        ];

    public static async Task<DotNetResult> RunAsync(
        IEnumerable<string> arguments,
        string workingDirectory,
        IReadOnlyDictionary<string, string>? environment = null,
        Action<string>? onLine = null,
        Action<Process>? onStarted = null)
    {
        var dotnet = Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet";

        // Whoever runs the tests in the background of a shell has Ctrl-C ignored,
        // also by what they start: a build that is interrupted must not.
        var start = OperatingSystem.IsLinux() && onStarted is not null
            ? new ProcessStartInfo("env", ["--default-signal=INT", dotnet, .. arguments])
            : new ProcessStartInfo(dotnet, arguments);
        start.WorkingDirectory = workingDirectory;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.RedirectStandardInput = true;
        start.UseShellExecute = false;
        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
        {
            var name = (string)variable.Key;
            if (Foreign.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)))
                start.Environment.Remove(name);
        }

        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        // No node outlives its build: it would keep assemblies of the package open, and stay behind after the tests.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;

        var output = new StringBuilder();
        var standardOutput = new StringBuilder();
        void Take(string? line, bool isStandard)
        {
            if (line is null)
                return;

            lock (output)
            {
                output.Append(line).Append('\n');
                if (isStandard)
                    standardOutput.Append(line).Append('\n');
            }

            onLine?.Invoke(line);
        }

        using var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, e) => Take(e.Data, isStandard: true);
        process.ErrorDataReceived += (_, e) => Take(e.Data, isStandard: false);
        process.Start();
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        onStarted?.Invoke(process);
        await process.WaitForExitAsync();
        lock (output)
            return new DotNetResult(process.ExitCode, output.ToString(), standardOutput.ToString());
    }
}
