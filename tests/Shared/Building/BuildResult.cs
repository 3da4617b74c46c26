using Microsoft.Build.Framework;
using Microsoft.Build.Logging.StructuredLogger;

namespace SfIntegrationAnalyzers.Testing.Building;

/// <summary>A warning or an error of a build, as the binary log holds it.</summary>
/// <param name="Severity"><c>error</c>, <c>warning</c> or <c>message</c>.</param>
/// <param name="Code">Its id.</param>
/// <param name="File">The full path of the file that it points at.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
/// <param name="Message">Its text.</param>
internal sealed record BuildDiagnostic(string Severity, string Code, string File, int Line, int Column, string Message)
{
    /// <summary>As tests compare it: file name, place, severity and code.</summary>
    public string Summary => $"{Path.GetFileName(File)}({Line},{Column}): {Severity} {Code}";
}

/// <summary>What a build did.</summary>
/// <param name="ExitCode">0 where it succeeded.</param>
/// <param name="Output">What the console showed.</param>
/// <param name="BinaryLog">The full path of the binary log.</param>
internal sealed record BuildResult(int ExitCode, string Output, string BinaryLog)
{
    private readonly Lazy<IReadOnlyList<BuildDiagnostic>> _diagnostics = new(() => ReadDiagnostics(BinaryLog));

    /// <summary>What <c>-getProperty</c> and its like answer; warnings and errors then go to standard error.</summary>
    public string Answer { get; init; } = "";

    public bool Succeeded => ExitCode == 0;

    /// <summary>Warnings, errors and messages with a code, each once, in the order of the log.</summary>
    public IReadOnlyList<BuildDiagnostic> Diagnostics => _diagnostics.Value;

    /// <summary>Those of this product.</summary>
    public IEnumerable<BuildDiagnostic> Findings =>
        Diagnostics.Where(diagnostic => diagnostic.Code.StartsWith("SFI", StringComparison.Ordinal));

    /// <summary>The warnings as tests compare them, whoever gave them.</summary>
    public IEnumerable<string> Warnings =>
        Diagnostics.Where(diagnostic => diagnostic.Severity == "warning").Select(diagnostic => diagnostic.Summary);

    /// <summary>The errors as tests compare them, whoever gave them.</summary>
    public IEnumerable<string> Errors =>
        Diagnostics.Where(diagnostic => diagnostic.Severity == "error").Select(diagnostic => diagnostic.Summary);

    /// <summary>How often a task ran, over all projects and nodes.</summary>
    public int TaskRuns(string task)
    {
        var runs = 0;
        var reader = new BinLogReader();
        reader.TaskStarted += (_, e) => runs += e.TaskName == task ? 1 : 0;
        reader.Replay(BinaryLog);
        return runs;
    }

    /// <summary>How often a target ran, over all projects and nodes.</summary>
    public int TargetRuns(string target)
    {
        var runs = 0;
        var reader = new BinLogReader();
        reader.TargetStarted += (_, e) => runs += e.TargetName == target ? 1 : 0;
        reader.Replay(BinaryLog);
        return runs;
    }

    private static IReadOnlyList<BuildDiagnostic> ReadDiagnostics(string binaryLog)
    {
        var diagnostics = new List<BuildDiagnostic>();
        var reader = new BinLogReader();
        void Add(string severity, string? code, string? file, int line, int column, string? message, string? project)
        {
            if (!string.IsNullOrEmpty(code))
                diagnostics.Add(new(severity, code, FullPath(file, project), line, column, message ?? ""));
        }

        reader.ErrorRaised += (_, e) => Add("error", e.Code, e.File, e.LineNumber, e.ColumnNumber, e.Message, e.ProjectFile);
        reader.WarningRaised += (_, e) => Add("warning", e.Code, e.File, e.LineNumber, e.ColumnNumber, e.Message, e.ProjectFile);
        reader.MessageRaised += (_, e) => Add("message", e.Code, e.File, e.LineNumber, e.ColumnNumber, e.Message, e.ProjectFile);
        reader.Replay(binaryLog);
        return [.. diagnostics.Where(diagnostic => !diagnostic.Code.StartsWith("MSB", StringComparison.Ordinal)).Distinct()];
    }

    private static string FullPath(string? file, string? project) =>
        string.IsNullOrEmpty(file) || project is null
            ? file ?? ""
            : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(project) ?? "", file));
}
