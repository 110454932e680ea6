# Methods compared: power-law-regression, 500 steps, batch 4
# Run with: gnuplot -d comparison-1.gp
set encoding utf8
set terminal svg size 1155,404 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'comparison-1.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot
set yrange [13.6:0.4]; set grid noytics xtics
set label 1 'power-law-regression, 500 steps, batch 4' at screen 0.5, screen 0.9629 center
set lmargin at screen 0.2381; set rmargin at screen 0.3948; set tmargin at screen 0.9158; set bmargin at screen 0.1238
set xlabel 'final loss at the tuned peak' offset 0,0.2
set ytics ('adamw, linear' 1, 'adamw, cosine(floor=0.1)' 2, 'adamw, cosine(floor=0)' 3, 'adamw, wsd(shape=linear)' 4, 'adamw, wsd(shape=one-minus-sqrt)' 5, 'adamw, constant' 6, 'schedule-free-adamw, constant' 7, 'prodigy, cosine(floor=0.1)' 8, 'prodigy, cosine(floor=0)' 9, 'prodigy, constant' 10, 'dadapt-adam, constant' 11, 'dadapt-adam, cosine(floor=0.1)' 12, 'dadapt-adam, cosine(floor=0)' 13)
set logscale x; set xrange [0.005644992582386053:1.8363787566840506]; set format x '%g'; set xtics autofreq

$data0 << EOD
1 0.009195393770514614 0.007613947354453813 0.01014096827024882 NaN
2 0.009198106015500052 0.00791331091715749 0.009858457528343162 NaN
3 0.009375661902588204 0.008275393571396783 0.011046258355313138 NaN
4 0.009620105780774501 0.008457262718642715 0.01076660511172021 NaN
5 0.009890272419024865 0.00844870304454073 0.01159099395571119 NaN
6 0.010527753357923966 0.009926796565497104 0.012225780526601683 NaN
7 0.011069619125576184 0.00866146425588229 0.011829207903980184 NaN
8 0.06453472991871621 0.04778466216101856 0.09086466022033826 NaN
9 0.08401468984831208 0.06183468493592323 0.11954339564777106 NaN
10 0.11257877530615094 0.09919046676949814 0.13859647958738194 NaN
11 0.326130626666832 0.27505846236391834 0.3822795684757737 NaN
12 0.4603126689434667 0.28103974175169333 0.7500537069900085 NaN
13 0.681592583277187 0.4117527981028959 1.1152821980855518 NaN
EOD
plot $data0 using 2:1:3:4 with xerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2', \
  $data0 using 5:1 with points pointtype 9 pointsize 1 linecolor rgb '#D55E00'
unset label 1
set lmargin at screen 0.4242; set rmargin at screen 0.5810; set tmargin at screen 0.9158; set bmargin at screen 0.1238
set xlabel 'excess loss / the first''s' offset 0,0.2
set ytics ('' 1, '' 2, '' 3, '' 4, '' 5, '' 6, '' 7, '' 8, '' 9, '' 10, '' 11, '' 12, '' 13)
set logscale x; set xrange [0.7162409987745794:171.19151976659583]; set format x '%g'; set xtics autofreq

$data1 << EOD
1 1 1 1 NaN
2 0.9943294403298197 0.9507822383637495 1.03668888916818 NaN
3 1.069997221388725 1.0175938109462552 1.1157084322702977 NaN
4 1.0805322995379854 1.0189919193289751 1.1838145529596178 NaN
5 1.0974605591727247 1.0506939025442283 1.164848468627166 NaN
6 1.2329982242263127 1.1109499749289315 1.28794262350715 NaN
7 1.1845256449398034 1.1302650419308515 1.218205303688654 NaN
8 7.570331135673881 5.8373906723796205 9.499206356920938 NaN
9 9.831491979893887 7.670779457528509 12.741404321983541 NaN
10 12.489625715200301 10.916204554027514 14.398323520668786 NaN
11 35.656538224084926 31.752680591424966 40.447127542061764 NaN
12 51.534326512374186 39.65524302854399 73.59356629434902 NaN
13 75.80387151260973 58.7985515315046 106.76914768354102 NaN
EOD
plot $data1 using 2:1:3:4 with xerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2', \
  $data1 using 5:1 with points pointtype 9 pointsize 1 linecolor rgb '#D55E00'
unset label 1
set lmargin at screen 0.6104; set rmargin at screen 0.7671; set tmargin at screen 0.9158; set bmargin at screen 0.1238
set xlabel 'LR sensitivity (loss)' offset 0,0.2
set ytics ('' 1, '' 2, '' 3, '' 4, '' 5, '' 6, '' 7, '' 8, '' 9, '' 10, '' 11, '' 12, '' 13)
unset logscale x; set xrange [0.015994669926499297:0.08931580332587846]; set format x '%g'; set xtics autofreq 0.02
$data2 << EOD
1 0.024364756010056526 0.021595702353130446 0.025061444704185663 NaN
2 0.02119055714373564 0.019787142343708562 0.022387298367470155 NaN
3 0.024426886855715434 0.0229073108443413 0.02574481650063251 NaN
4 0.03140459557123874 0.027266324138294783 0.03489776251645864 NaN
5 0.029060424828320046 0.026541487499272827 0.03330095560237848 NaN
6 0.06616589075777368 0.05762076177060156 0.08299501596386302 NaN
7 0.024465534294405702 0.02203384604371755 0.031084472140202248 NaN
8 NaN NaN NaN NaN
9 NaN NaN NaN NaN
10 NaN NaN NaN NaN
11 NaN NaN NaN NaN
12 NaN NaN NaN NaN
13 NaN NaN NaN NaN
EOD
plot $data2 using 2:1:3:4 with xerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2', \
  $data2 using 5:1 with points pointtype 9 pointsize 1 linecolor rgb '#D55E00'
unset label 1
set lmargin at screen 0.7965; set rmargin at screen 0.9532; set tmargin at screen 0.9158; set bmargin at screen 0.1238
set xlabel 'steps to the target' offset 0,0.2
set ytics ('' 1, '' 2, '' 3, '' 4, '' 5, '' 6, '' 7, '' 8, '' 9, '' 10, '' 11, '' 12, '' 13)
unset logscale x; set xrange [351.6:514]; set format x '%g'; set xtics autofreq 50
$data3 << EOD
1 430 360 480 NaN
2 445 370 500 NaN
3 NaN NaN NaN 514
4 500 450 514 NaN
5 NaN NaN NaN 514
6 NaN NaN NaN 514
7 NaN NaN NaN 514
8 NaN NaN NaN 514
9 NaN NaN NaN 514
10 NaN NaN NaN 514
11 NaN NaN NaN 514
12 NaN NaN NaN 514
13 NaN NaN NaN 514
EOD
plot $data3 using 2:1:3:4 with xerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2', \
  $data3 using 5:1 with points pointtype 9 pointsize 1 linecolor rgb '#D55E00'
unset label 1
unset multiplot
