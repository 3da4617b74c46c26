namespace SfIntegrationAnalyzers.OrgCheck.Org;

/// <summary>A value that the org told, or did not. The default is that it did not.</summary>
/// <typeparam name="T">The value's type.</typeparam>
internal readonly record struct Known<T>
{
    private readonly T _value;

    /// <summary>Wraps a value that the org told.</summary>
    public Known(T value) => (_value, IsKnown) = (value, true);

    /// <summary>The org did not tell.</summary>
    public static Known<T> Unknown => default;

    /// <summary>Whether the org told.</summary>
    public bool IsKnown { get; }

    /// <summary>The value.</summary>
    /// <exception cref="InvalidOperationException">The org did not tell.</exception>
    public T Value => IsKnown ? _value : throw new InvalidOperationException("The org did not tell this value.");

    /// <summary>Whether the org told, and told this.</summary>
    public bool Is(T value) => IsKnown && EqualityComparer<T>.Default.Equals(_value, value);

    /// <summary>The value, or another where the org did not tell.</summary>
    public T Or(T other) => IsKnown ? _value : other;
}
