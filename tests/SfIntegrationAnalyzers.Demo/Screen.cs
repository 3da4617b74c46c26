using System.Text.RegularExpressions;
using SfIntegrationAnalyzers.Testing.Building;

namespace SfIntegrationAnalyzers.Demo;

/// <summary>What a newcomer reads: numbered steps, indented and wrapped.</summary>
internal sealed partial class Screen(TextWriter output)
{
    /// <summary>What every terminal has, less what MSBuild puts in front of a line.</summary>
    private const int Width = 78;

    private const int Indent = 3;
    private int _step;

    public void Title(string text) => output.WriteLine($"\n{text}\n{new string('=', text.Length)}");

    public void Step(string text)
    {
        var lines = Wrap($"{++_step}. {text}", Width - Indent).Select((line, i) => i == 0 ? line : new string(' ', Indent) + line);
        output.WriteLine($"\n{string.Join('\n', lines)}\n");
        output.Flush();
    }

    public void Text(string text)
    {
        foreach (var line in Wrap(text, Width - Indent))
            output.WriteLine(new string(' ', Indent) + line);

        output.Flush();
    }

    public void Blank() => output.WriteLine();

    /// <summary>A diagnostic as an editor shows it: the line, a squiggle, the message.</summary>
    public void Diagnostic(BuildDiagnostic diagnostic, string root)
    {
        output.WriteLine(
            $"{new string(' ', Indent)}{Path.GetRelativePath(root, diagnostic.File)}({diagnostic.Line},{diagnostic.Column}): "
                + $"{diagnostic.Severity} {diagnostic.Code}");
        if (diagnostic.Line > 0
            && File.Exists(diagnostic.File)
            && File.ReadLines(diagnostic.File).ElementAtOrDefault(diagnostic.Line - 1) is { } line)
        {
            var margin = line.Length - line.TrimStart().Length;
            var start = Math.Max(diagnostic.Column - 1, margin);
            // A log keeps where a diagnostic starts; the word there is what an editor underlines.
            var length = Math.Max(Word().Match(line, start).Length, 1);
            output.WriteLine($"{new string(' ', Indent)}  | {line.Trim()}");
            output.WriteLine($"{new string(' ', Indent)}  | {new string(' ', start - margin)}{new string('~', length)}");
        }

        foreach (var part in Wrap(HelpLink().Replace(diagnostic.Message, ""), Width - Indent - 2))
            output.WriteLine($"{new string(' ', Indent)}  {part}");

        output.WriteLine();
        output.Flush();
    }

    [GeneratedRegex(@"\G(""[^""]*""|[\w.@-]*)")]
    private static partial Regex Word();

    /// <summary>The compiler appends the address of the rule's page.</summary>
    [GeneratedRegex(@" \(https://[^)]*\)$")]
    private static partial Regex HelpLink();

    private static IEnumerable<string> Wrap(string text, int width)
    {
        foreach (var paragraph in text.ReplaceLineEndings("\n").Split('\n'))
        {
            var line = "";
            foreach (var word in paragraph.Split(' '))
            {
                if (line.Length + word.Length + 1 > width && line.Length > 0)
                {
                    yield return line;
                    line = "";
                }

                line += line.Length == 0 ? word : " " + word;
            }

            yield return line;
        }
    }
}
