# Claim B7.sharpness: reproduced. GI-Adam has a lower initial preconditioned sharpness than Adam.
# Run with: gnuplot B7.sharpness.gp
set encoding utf8
set terminal svg size 620,326 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'B7.sharpness.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set lmargin at screen 0.1355; set rmargin at screen 0.9710
set tmargin at screen 0.8957; set bmargin at screen 0.1718
set title 'B7.sharpness: reproduced'
set ylabel 'initial λmax of P⁻¹H' offset 1,0
set xrange [0.5:2.5]; set grid noxtics
set xtics norotate ('initial_second_moment=gradi…' 1, 'initial_second_moment=zero' 2)
set yrange [317.067453:189035.584]; set format y '%g'; set logscale y
set key at screen 0.5, screen 0.0184 center bottom horizontal maxrows 1 Left reverse samplen 1.6 width 1 textcolor '#222222'
$data0 << EOD
1 2672.9545344731837
1 974.0683037977304
1 3867.914262306724
1 763.637061072758
1 1160.859003252458
1 1222.0400570942911
1 556.8185325614552
1 492.67213669278914
1 17123.35500225881
1 4543.941876424538
2 68015.20414310225
2 30757.13478570342
2 121657.0342585144
2 24898.984927714762
2 32269.986522738654
2 7545.4743187758695
2 35865.599725173925
2 27495.505239564733
2 60219.242122463584
2 112019.12841031422
EOD
$data1 << EOD
1 1191.4495301733746
2 34067.79312395629
EOD
$data2 << EOD
1 1191.4495301733746 556.8185325614552 4543.941876424538
2 34067.79312395629 24898.984927714762 112019.12841031422
EOD
plot $data0 using 1:2 with points pointtype 1 pointsize 0.5 linecolor rgb '#888888' title 'a seed', \
  $data1 using 1:2 with lines linecolor rgb '#0072B2' dashtype (6,4) linewidth 1 notitle, \
  $data2 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2' title 'measured'
