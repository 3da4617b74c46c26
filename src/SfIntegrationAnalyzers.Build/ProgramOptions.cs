using System.Globalization;

namespace SfIntegrationAnalyzers.Build;

/// <summary>
/// The options of a command of <see cref="Program"/>: pairs of <c>--name value</c>, each at most once. An empty value is none.
/// </summary>
internal sealed class ProgramOptions
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    /// <summary>Reads the arguments after the command.</summary>
    /// <exception cref="ArgumentException">They are no such pairs, or one of them has another name.</exception>
    public ProgramOptions(IEnumerable<string> arguments, IReadOnlyCollection<string> names)
    {
        foreach (var pair in arguments.Chunk(2))
        {
            var name = pair[0].StartsWith("--", StringComparison.Ordinal) ? pair[0][2..] : "";
            if (!names.Contains(name))
            {
                throw new ArgumentException($"'{pair[0]}' is not an option of this command.");
            }

            if (pair.Length != 2)
            {
                throw new ArgumentException($"--{name} has no value.");
            }

            if (!_values.TryAdd(name, pair[1]))
            {
                throw new ArgumentException($"--{name} is given twice.");
            }
        }
    }

    /// <summary>A value; null where it is not given.</summary>
    public string? this[string name] => _values.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;

    /// <summary>A value that the command cannot do without.</summary>
    /// <exception cref="ArgumentException">It is not given.</exception>
    public string Required(string name) => this[name] ?? throw new ArgumentException($"--{name} is missing.");

    /// <summary>The lines of the file that a value names.</summary>
    /// <exception cref="ArgumentException">It is not given, or there is no such file.</exception>
    public string[] Lines(string name) => File.Exists(Required(name))
        ? File.ReadAllLines(Required(name))
        : throw new ArgumentException($"--{name}: there is no file {this[name]}.");

    /// <summary>One of the values that an option takes, of which the first stands for none.</summary>
    /// <exception cref="ArgumentException">It is anything else.</exception>
    public string OneOf(string name, params string[] values) =>
        this[name] is not { } text ? values[0]
        : Array.Find(values, value => value.Equals(text, StringComparison.OrdinalIgnoreCase))
            ?? throw new ArgumentException($"--{name} is '{text}', which is not one of {string.Join(", ", values)}.");

    /// <summary>A whole number.</summary>
    /// <exception cref="ArgumentException">It is anything else, or out of its range.</exception>
    public int Number(string name, int otherwise, int least, int most) =>
        this[name] is not { } text ? otherwise
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number
        : throw new ArgumentException($"--{name} is '{text}', which is not a whole number from {least} to {most}.");
}
