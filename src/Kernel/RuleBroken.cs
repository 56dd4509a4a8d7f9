namespace Fashu;

/// <summary>A rule of law or of the house forbids the act; the message is a Chinese sentence for the person at the screen.</summary>
public sealed class RuleBroken(string message) : Exception(message);
