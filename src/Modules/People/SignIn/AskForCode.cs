using System.ComponentModel.DataAnnotations;

namespace Fashu.People;

/// <summary>A citizen asks for a code to sign in. The answer is the same whether the number is known or not.</summary>
internal sealed class AskForCode(IPhoneCodes codes, Phones phones, Tickets tickets)
{
    [Microsoft.Extensions.Validation.Embedded.ValidatableType]
    public sealed class Form
    {
        [Required, StringLength(30), Mobile, Display(Name = "手机号码")] public string Phone { get; set; } = "";
        public string? ReturnUrl { get; set; }

        /// <summary>Many people use this device: the session ends with the browser or after some idle minutes.</summary>
        [Display(Name = "这是多人共用的设备")] public bool Shared { get; set; }
    }

    /// <returns>The sealed ticket for the next step, and in demo mode the code.</returns>
    public async Task<(string Ticket, string? DemoCode)> Handle(Form form, Actor by, CancellationToken cancel)
    {
        var phone = phones.Read(form.Phone);
        var code = await codes.Send(phone, CodePurposes.SignIn, by.Address, cancel);
        return (tickets.Seal(new(phone, Places.Safe(form.ReturnUrl), form.Shared, false, by.At, code)), code);
    }
}
