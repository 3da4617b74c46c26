using System.Globalization;

namespace SfIntegrationAnalyzers.Build;

/// <summary>
/// The options of a command of <see cref="Program"/>: pairs of <c>--name value</c>, each at most once. An empty value is none.
/// </summary>
internal sealed class ProgramOptions
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    /// <summary>Reads the arguments after the command.</summary>
    /// <exception cref="FormatException">They are no such pairs, or one of them has another name.</exception>
    public ProgramOptions(IEnumerable<string> arguments, IReadOnlyCollection<string> names)
    {
        foreach (var pair in arguments.Chunk(2))
        {
            if (pair.Length != 2
                || !pair[0].StartsWith("--", StringComparison.Ordinal)
                || !names.Contains(pair[0][2..])
                || !_values.TryAdd(pair[0][2..], pair[1]))
            {
                throw new FormatException($"{pair[0]} is no option of this command, has no value, or stands there twice.");
            }
        }
    }

    /// <summary>A value; null where it is not given.</summary>
    public string? this[string name] => _values.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;

    /// <summary>A value that the command cannot do without.</summary>
    /// <exception cref="FormatException">It is not given.</exception>
    public string Required(string name) => this[name] ?? throw new FormatException($"--{name} is missing.");

    /// <summary>The lines of the file that a value names.</summary>
    /// <exception cref="FormatException">It is not given, or there is no such file.</exception>
    public string[] Lines(string name) => File.Exists(Required(name))
        ? File.ReadAllLines(Required(name))
        : throw new FormatException($"--{name}: there is no file {this[name]}.");

    /// <summary>Whether a value is <c>true</c>.</summary>
    public bool Flag(string name) => bool.TryParse(this[name], out var flag) && flag;

    /// <summary>A whole number, not negative.</summary>
    /// <exception cref="FormatException">It is anything else.</exception>
    public int Number(string name, int otherwise) =>
        this[name] is not { } text ? otherwise
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw new FormatException($"--{name} is '{text}', which is no whole number.");
}
