# d / D against d0: d2-any-initial-distance
# Run with: gnuplot -d study-1.gp
set encoding utf8
set terminal svg size 1140,346 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'study-1.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot
set xlabel 'd0'
set logscale x; set format x '1e%T'

set xrange [8.333333333333334e-09:0.012]
set logscale y; set format y '%g'
set yrange [0.014230181637327864:1.1666898615980161]

set lmargin at screen 0.0667; set rmargin at screen 0.3105; set tmargin at screen 0.8902; set bmargin at screen 0.2601
set title 'absolute-loss' font ',10'
set ylabel 'd / D' offset 1.2,0
$data0 << EOD
1e-08 0.49542862064063 0.49519982221689796 0.4957682178264162 NaN
1e-06 0.4940439859101125 0.49373262705243803 0.49445740821596257 NaN
0.0001 0.49124836957828977 0.4908262435888117 0.4916949606130535 NaN
0.01 0.48417764604671276 0.48287319127166717 0.4848007680976373 NaN
EOD
$data1 << EOD
1e-08 0.7687580322474226 0.7578945336839301 0.7803359592318433 NaN
1e-06 0.8375352227945431 0.8224185765042014 0.8499341001485037 NaN
0.0001 0.7147752195017062 0.7060746960126001 0.722152670367979 NaN
0.01 0.8072070259449609 0.7940775411617348 0.8145224798215169 NaN
EOD
$data2 << EOD
1e-08 0.4010037074269537 0.39024590796767206 0.41315753821551776 NaN
1e-06 0.40346493615904977 0.3969403428006461 0.4102794137485968 NaN
0.0001 0.31434673557054793 0.30846080101155904 0.32208920601608404 NaN
0.01 0.37731273369472207 0.36849566164252906 0.38320473852661346 NaN
EOD
$data3 << EOD
1e-08 0.06464765408858611 0.0625647719654373 0.06600055193320065 NaN
1e-06 0.06019863418667254 0.05893903353292777 0.06185234022042828 NaN
0.0001 0.05926351732844391 0.05651717656310345 0.06437949952698734 NaN
0.01 0.08025287112289246 0.07547961521871019 0.08670943163606826 NaN
EOD
plot $data0 using 1:2 with lines linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data0 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' linewidth 1.2, \
  $data1 using 1:2 with lines linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5, \
  $data1 using 1:2:3:4 with yerrorbars pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' linewidth 1.2, \
  $data2 using 1:2 with lines linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5, \
  $data2 using 1:2:3:4 with yerrorbars pointtype 9 pointsize 0.55 linecolor rgb '#009E73' linewidth 1.2, \
  $data3 using 1:2 with lines linecolor rgb '#CC79A7' dashtype (12,4,3,4) linewidth 1.5, \
  $data3 using 1:2:3:4 with yerrorbars pointtype 13 pointsize 0.55 linecolor rgb '#CC79A7' linewidth 1.2
set lmargin at screen 0.4000; set rmargin at screen 0.6439; set tmargin at screen 0.8902; set bmargin at screen 0.2601
set title 'chebyshev-max' font ',10'
unset ylabel
$data4 << EOD
1e-08 0.48593426389262173 0.4853592009003181 0.4864606985277967 NaN
1e-06 0.4822998046643776 0.48156702500171855 0.48310912566440284 NaN
0.0001 0.4764358615620634 0.47509229105658934 0.47752294839537424 NaN
0.01 0.4636204665524845 0.4625632613457514 0.46463910364426264 NaN
EOD
$data5 << EOD
1e-08 0.40989400611825233 0.3907347535562466 0.41920856002178747 NaN
1e-06 0.4200504896748908 0.399482582233263 0.4437516870347679 NaN
0.0001 0.419820368238168 0.3957294070509604 0.43553263480611987 NaN
0.01 0.43244288609620485 0.4021239368132556 0.44361536761428527 NaN
EOD
$data6 << EOD
1e-08 0.13084334222349908 0.09732759420155271 0.15397456074041935 NaN
1e-06 0.13662985387440757 0.10098133131557634 0.13994040968130145 NaN
0.0001 0.09245706460883302 0.07999203763537195 0.11791247521278127 NaN
0.01 0.12086476124167425 0.09800957621476118 0.1572921347039059 NaN
EOD
$data7 << EOD
1e-08 0.028829299783976053 0.028829246153285464 0.031039957079883017 NaN
1e-06 0.025623089227468324 0.02562307198255615 0.0305986926442691 NaN
0.0001 0.026718909053386752 0.022772425165350475 0.031800496861268436 NaN
0.01 0.022756575213122035 0.018499236128526223 0.027252506124604534 NaN
EOD
plot $data4 using 1:2 with lines linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data4 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' linewidth 1.2, \
  $data5 using 1:2 with lines linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5, \
  $data5 using 1:2:3:4 with yerrorbars pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' linewidth 1.2, \
  $data6 using 1:2 with lines linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5, \
  $data6 using 1:2:3:4 with yerrorbars pointtype 9 pointsize 0.55 linecolor rgb '#009E73' linewidth 1.2, \
  $data7 using 1:2 with lines linecolor rgb '#CC79A7' dashtype (12,4,3,4) linewidth 1.5, \
  $data7 using 1:2:3:4 with yerrorbars pointtype 13 pointsize 0.55 linecolor rgb '#CC79A7' linewidth 1.2
set lmargin at screen 0.7333; set rmargin at screen 0.9772; set tmargin at screen 0.8902; set bmargin at screen 0.2601
set title 'quadratic' font ',10'
unset ylabel
$data8 << EOD
1e-08 0.4877547178756597 0.48617229262815 0.4895717567237545 NaN
1e-06 0.4972747062434231 0.49703739614211107 0.49736587143162836 NaN
0.0001 0.4972112681915506 0.49713417030532475 0.4972479713008525 NaN
0.01 0.49457118232144703 0.49448117912961603 0.49465994660580104 NaN
EOD
$data9 << EOD
1e-08 0.8957200344770146 0.8936945657918656 0.8974537373908331 NaN
1e-06 0.8955532062119131 0.8936946299685559 0.8974325862361727 NaN
0.0001 0.8955527322559167 0.8936945543043057 0.8974537396907817 NaN
0.01 0.8955509822652453 0.8936923851385072 0.8974515640418695 NaN
EOD
$data10 << EOD
1e-08 0.49392451746120314 0.4422176959277469 0.5418963100087884 NaN
1e-06 0.4376516905454423 0.40088048392547776 0.5036161277671912 NaN
0.0001 0.5911531610431835 0.557462430009744 0.6256209224989508 NaN
0.01 0.3798954639888039 0.37554523343323515 0.3832397643111979 NaN
EOD
$data11 << EOD
1e-08 0.06614301041111292 0.06546892016542392 0.06766739676874552 NaN
1e-06 0.06142817738496129 0.060878943301447726 0.062329425740705505 NaN
0.0001 0.06860366194704665 0.05738781543313924 0.07431686185590454 NaN
0.01 0.08596741041571426 0.08340327831842273 0.08979255601099491 NaN
EOD
plot $data8 using 1:2 with lines linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data8 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' linewidth 1.2, \
  $data9 using 1:2 with lines linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5, \
  $data9 using 1:2:3:4 with yerrorbars pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' linewidth 1.2, \
  $data10 using 1:2 with lines linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5, \
  $data10 using 1:2:3:4 with yerrorbars pointtype 9 pointsize 0.55 linecolor rgb '#009E73' linewidth 1.2, \
  $data11 using 1:2 with lines linecolor rgb '#CC79A7' dashtype (12,4,3,4) linewidth 1.5, \
  $data11 using 1:2:3:4 with yerrorbars pointtype 13 pointsize 0.55 linecolor rgb '#CC79A7' linewidth 1.2
unset title; unset xlabel; unset ylabel; unset border; unset tics; unset grid
unset label; unset arrow
set lmargin at screen 0; set rmargin at screen 1; set bmargin at screen 0; set tmargin at screen 1
set xrange [1:2]; set yrange [1:2]
set key at screen 0.2211, screen 0.0867 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' dashtype 1 linewidth 1.5 title 'dadapt-dual-averaging'
set key at screen 0.4123, screen 0.0867 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5 title 'dadapt-sgd'
set key at screen 0.5377, screen 0.0867 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 9 pointsize 0.55 linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5 title 'dadapt-adam'
set key at screen 0.6746, screen 0.0867 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 13 pointsize 0.55 linecolor rgb '#CC79A7' dashtype (12,4,3,4) linewidth 1.5 title 'prodigy'
unset multiplot
