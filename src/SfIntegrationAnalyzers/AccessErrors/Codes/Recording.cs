using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SfIntegrationAnalyzers.AccessErrors.Source;

namespace SfIntegrationAnalyzers.AccessErrors.Codes;

/// <summary>Tells what only writes an error down from what may decide on it.</summary>
internal static class Recording
{
    /// <summary>Words in names of what takes an error to write it down or to tell people, after which nobody decides.</summary>
    private static readonly string[] Words =
    [
        "log", "logs", "logged", "logger", "loggers", "logging", "nlog", "serilog", "errorlog", "eventlog", "logfile",
        "trace", "traces", "tracer", "tracing", "track", "tracker", "tracking", "telemetry", "insight", "insights", "sentry", "raygun",
        "rollbar", "bugsnag", "elmah", "console", "debug", "debugger", "diagnostic", "diagnostics", "report", "reports", "reporter",
        "reporting", "record", "records", "recorder", "audit", "audits", "auditor", "auditing", "notify", "notifier", "notification",
        "notifications", "write", "writer", "print", "printer", "show", "display", "dialog", "dialogs", "message", "messages", "messaging",
        "messenger", "messagebox", "alert", "alerts", "mail", "mails", "mailer", "email", "emails", "send", "sender", "metric", "metrics",
        "activity", "span", "capture", "monitor", "monitoring", "append", "warn", "warning", "warnings", "fatal", "output", "assert",
        "equals", "tostring",
    ];

    /// <summary>Whether what takes a value only writes it down or shows it, by its name.</summary>
    public static bool Is(InvocationExpressionSyntax invocation, IMethodSymbol method)
    {
        var receiver = Invocation.AccessAround(invocation)?.Expression;
        return NameWords.HaveAny($"{receiver}.{invocation.Expression}.{method.ContainingType.Name}", Words)
            || method.Name is "Error" or "Info" or "Information" or "Verbose" or "Critical";
    }
}
