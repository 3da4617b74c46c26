using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using SfIntegrationAnalyzers.Salesforce.Endpoints;

namespace SfIntegrationAnalyzers.Folding;

/// <summary>What an expression gives as text, as far as its source tells: known characters, each with its origin, and holes.</summary>
internal sealed class FoldedText
{
    /// <summary>Stands for one part that is not known.</summary>
    public const char Hole = EndpointRecognizer.Hole;

    private const int MostVariants = 32;

    private readonly ImmutableArray<Run> _runs;
    private readonly ImmutableArray<Alternative> _alternatives;

    private FoldedText(string text, ImmutableArray<Run> runs, ImmutableArray<Alternative> alternatives)
    {
        Text = text;
        _runs = runs;
        _alternatives = alternatives;
    }

    /// <summary>The text with a <see cref="Hole"/> for each unknown part.</summary>
    public string Text { get; }

    /// <summary>Whether nothing is known.</summary>
    public bool IsUnknown => Text.Length == 1 && Text[0] == Hole;

    /// <summary>
    /// This text, and those that other branches of <c>?:</c>, <c>??</c> and assignments give: one branch taken differently at a time.
    /// </summary>
    public IEnumerable<FoldedText> Variants()
    {
        yield return this;
        var left = MostVariants;
        foreach (var alternative in _alternatives)
        {
            foreach (var other in alternative.Text.Variants())
            {
                if (left-- == 0)
                {
                    yield break;
                }

                var builder = new Builder();
                builder.Append(this, 0, alternative.Start);
                builder.Append(other, 0, other.Text.Length);
                builder.Append(this, alternative.Start + alternative.Length, Text.Length - alternative.Start - alternative.Length);
                yield return builder.ToFolded();
            }
        }
    }

    /// <summary>The origins of a part of the text, in order.</summary>
    /// <param name="start">The first character.</param>
    /// <param name="length">How many characters.</param>
    public IEnumerable<FoldedPart> PartsOf(int start, int length)
    {
        for (var i = RunAt(start); length > 0 && i < _runs.Length && _runs[i].Start < start + length; i++)
        {
            var run = _runs[i];
            var from = Math.Max(start, run.Start);
            var to = Math.Min(start + length, run.Start + run.Length);
            yield return new FoldedPart(Text.Substring(from, to - from), run.Origin, run.Offset + from - run.Start);
        }
    }

    /// <summary>The run that a character belongs to: runs follow each other without a gap, and a text may have very many.</summary>
    private int RunAt(int start)
    {
        var (low, high) = (0, _runs.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _runs[middle].Start + _runs[middle].Length <= start ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>Characters that have one origin and follow each other there.</summary>
    private readonly record struct Run(int Start, int Length, TextOrigin Origin, int Offset);

    private readonly record struct Alternative(int Start, int Length, FoldedText Text);

    /// <summary>Puts folded text together. Stops growing at a limit: what is longer is no address.</summary>
    public sealed class Builder
    {
        /// <summary>More than any address or request body that is written in source.</summary>
        public const int MostCharacters = 128 * 1024;

        private readonly StringBuilder _text = new();
        private readonly ImmutableArray<Run>.Builder _runs = ImmutableArray.CreateBuilder<Run>();
        private readonly ImmutableArray<Alternative>.Builder _alternatives = ImmutableArray.CreateBuilder<Alternative>();

        public int Length => _text.Length;

        public bool IsFull => _text.Length >= MostCharacters;

        public void Append(string text, TextOrigin origin, int offset = 0)
        {
            if (text.Length > 0 && !IsFull)
            {
                _runs.Add(new Run(_text.Length, text.Length, origin, offset));
                _text.Append(text);
            }
        }

        public void AppendHole(ISymbol? symbol = null) => Append(Hole.ToString(), TextOrigin.OfHole(symbol));

        public void Append(FoldedText other)
        {
            if (IsFull)
            {
                return;
            }

            foreach (var alternative in other._alternatives)
            {
                _alternatives.Add(alternative with { Start = alternative.Start + _text.Length });
            }

            Append(other, 0, other.Text.Length);
        }

        public void Append(FoldedText other, int start, int length)
        {
            if (length <= 0 || IsFull)
            {
                return;
            }

            foreach (var part in other.PartsOf(start, length))
            {
                Append(part.Text, part.Origin, part.Offset);
            }
        }

        /// <summary>Appends one of several texts that may stand here, and remembers the others.</summary>
        public void AppendOneOf(IReadOnlyList<FoldedText> choices)
        {
            var start = _text.Length;
            var first = choices.FirstOrDefault(c => !c.IsUnknown) ?? choices[0];
            Append(first);
            var length = _text.Length - start;
            foreach (var other in choices)
            {
                if (other != first && !other.IsUnknown)
                {
                    _alternatives.Add(new Alternative(start, length, other));
                }
            }
        }

        public FoldedText ToFolded() => new(_text.ToString(), _runs.ToImmutable(), _alternatives.ToImmutable());
    }
}

/// <summary>Some characters with the place they come from.</summary>
/// <param name="Text">The characters.</param>
/// <param name="Origin">Where they come from.</param>
/// <param name="Offset">Where they start in the value of the literal.</param>
internal readonly record struct FoldedPart(string Text, TextOrigin Origin, int Offset)
{
    /// <summary>The source of the characters.</summary>
    public TextSpan Span => Origin.SpanOf(Offset, Text.Length);
}
