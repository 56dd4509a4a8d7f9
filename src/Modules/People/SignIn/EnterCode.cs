using System.ComponentModel.DataAnnotations;

namespace Fashu.People;

/// <summary>A citizen signs in with the code that came to the phone.</summary>
internal sealed class EnterCode(Tickets tickets, ICitizenSignIn signIn)
{
    [Microsoft.Extensions.Validation.Embedded.ValidatableType]
    public sealed class Form
    {
        [Required] public string Ticket { get; set; } = "";
        [Required, StringLength(12), Display(Name = "验证码")] public string Code { get; set; } = "";
    }

    /// <returns>Where to go: on, signed in, or to the question about the holder.</returns>
    public async Task<string> Handle(Form form, Actor by, CancellationToken cancel)
    {
        _ = by;
        var ticket = tickets.Open(form.Ticket, proved: false) ?? throw new RuleBroken("这一步已经过期，请重新填写手机号。");
        var done = await signIn.Confirm(ticket.Phone, CodePurposes.SignIn, form.Code, ticket.Shared, ticket.ReturnUrl, cancel);
        return done.GoTo ?? ticket.ReturnUrl;
    }
}
